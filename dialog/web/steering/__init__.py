"""The steering room: goals, measures, decisions, their effect and what residents are told."""
