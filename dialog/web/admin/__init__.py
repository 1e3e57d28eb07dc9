"""Open the administrators' room: organisation, bodies, staff, audit log and mails."""
