"""Checks: one function for each rule, from an episode to its problems, each with a fix where there is one."""
