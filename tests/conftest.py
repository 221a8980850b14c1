"""No test sees the gazetteers that the person who runs it has added; no law is a matter of how fast a machine is."""

import os
import tempfile

from hypothesis import HealthCheck, settings

os.environ["CORANTO_GAZETTEERS"] = tempfile.mkdtemp(prefix="coranto-gazetteers-")

settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
