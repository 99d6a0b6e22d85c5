"""Children of the supervisor when they die, hang, or lose the supervisor."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from cryptopredict.core import Child, Supervisor
from cryptopredict.core.processes import wait_until
from fixtures.processes import environment, lives

LEASHED = """
import sys, time
from cryptopredict.core.leash import follow_supervisor
follow_supervisor()
print("running", flush=True)
time.sleep(600)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("running", flush=True)
time.sleep(600)
"""
KEEPER = """
import sys, time
from pathlib import Path
from cryptopredict.core import Child, Supervisor
supervisor = Supervisor(Path(sys.argv[1]), {})
supervisor.add(Child("polite", (sys.executable, "-c", sys.argv[2])))
supervisor.add(Child("stubborn", (sys.executable, "-c", sys.argv[3]), grace=0.5))
print(*[child.process.pid for child in supervisor.children], flush=True)
time.sleep(600)
"""


def runs(log: Path) -> bool:
    return log.exists() and "running" in log.read_text()


def test_a_child_that_dies_is_started_again_and_waits_longer_each_time(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, {})
    child = Child("short", (sys.executable, "-S", "-c", "import os; os.kill(os.getpid(), 9)"))
    supervisor.add(child)
    seen: list[str] = []

    def third_end() -> bool:
        seen.extend(supervisor.look())
        return child.failures == 3

    assert wait_until(third_end, 60)
    supervisor.stop()
    ends = [line for line in seen if "ended" in line]
    assert ends == [f"short ended (killed by SIGKILL); it is started again in {delay} s" for delay in ("0.5", "1", "2")]
    assert seen.count("short is started again") == 2


def test_a_child_that_steps_back_leaves_the_processor_to_others(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, {})
    own = os.getpriority(os.PRIO_PROCESS, 0)
    children = [Child(name, (sys.executable, "-c", LEASHED), nice=nice) for name, nice in (("first", 0), ("later", own + 3))]
    for child in children:
        supervisor.add(child)
    assert [os.getpriority(os.PRIO_PROCESS, child.process.pid) for child in children if child.process] == [own, own + 3]
    supervisor.stop()


def test_a_child_that_does_not_end_is_ended(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path, {})
    child = Child("stubborn", (sys.executable, "-S", "-c", STUBBORN), grace=0.2)
    supervisor.add(child)
    assert wait_until(lambda: runs(supervisor.log_of(child)), 60)
    assert child.process is not None
    number = child.process.pid
    supervisor.stop()
    assert not lives(number)


def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    stubborn = LEASHED.replace("print", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print")
    with subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-c", KEEPER, str(tmp_path), LEASHED, stubborn], env=environment(), stdout=subprocess.PIPE, text=True
    ) as keeper:
        assert keeper.stdout is not None
        children = [int(number) for number in keeper.stdout.readline().split()]
        assert wait_until(lambda: runs(tmp_path / "polite.log") and runs(tmp_path / "stubborn.log"), 60)
        os.kill(keeper.pid, signal.SIGKILL)
    assert wait_until(lambda: not any(lives(number) for number in children), 60)
