"""What all tests share: the flag that rewrites golden files, and how hard Hypothesis tries."""

import os

from hypothesis import HealthCheck, settings

# CI tries the same examples every time, so that a red run can be run again; elsewhere each run tries others.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

collect_ignore = ["typing"]  # checked by mypy, never run


def pytest_addoption(parser):
    """Add --update-goldens."""
    parser.addoption("--update-goldens", action="store_true", help="write tests/golden/*.json anew")
