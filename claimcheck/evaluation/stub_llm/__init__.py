"""A stand-in for an OpenAI-compatible model server, with a known speed and played faults.

Every request takes `latency + per_token * completion_tokens` seconds whatever the load, so that the wall time of a run
shows the program's own shape. From a shell: `python -m claimcheck.evaluation.stub_llm --help`; in a test:

    with StubServer(respond, latency=0.01, per_token=0) as stub:
        ...  # stub.base_url, stub.stats()
"""

from claimcheck.evaluation.stub_llm.exchange import Answer, Call, Config, Fault, Responder
from claimcheck.evaluation.stub_llm.threaded import StubServer

__all__ = ["Answer", "Call", "Config", "Fault", "Responder", "StubServer"]
