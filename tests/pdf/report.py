"""Counts what passed, and prints what did not."""


class Report:
    """One checker's results."""

    def __init__(self, name):
        self.name = name
        self.passed = 0
        self.failed = 0

    def add(self, what, problems):
        """Records one check: passed when it found no problems."""
        if problems:
            self.failed += 1
            print(f"FAIL {what}: {'; '.join(problems)}")
        else:
            self.passed += 1

    def close(self):
        """Prints the count, and gives the exit status."""
        print(f"{self.name}: {self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
