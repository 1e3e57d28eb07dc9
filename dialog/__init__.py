"""Hold consultations with residents and show them what their words led to."""
