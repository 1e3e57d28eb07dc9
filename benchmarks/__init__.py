"""Measure speed as ratios within one run, for machines are shared and noisy."""
