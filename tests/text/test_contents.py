import subprocess
import sys


def test_the_package_loads_none_of_the_heavy_libraries_it_may_need() -> None:
    program = "import sys, onrecord.text; print(sorted({'opencc', 'rapidfuzz', 'rjieba'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
