"""QR codes that are scanned (G4.7, G6.2, G6.6, G6.9)."""

from collections.abc import Mapping, Sequence

from fake_services.reference.policy.faults import FaultsPolicy
from fake_services.reference.records import Binding, Method, Place, Scan


class ScansPolicy(FaultsPolicy):
    """QR codes that are scanned."""

    def scan_of(self, scans: Sequence[Scan], state: str | None) -> Scan | None:
        """Find the QR code that an answer belongs to: this session's, by its state (G6.6)."""
        return next((scan for scan in scans if scan.state == state), None)

    def answers_unshown(self, method: Method, place: Place, state: str | None) -> bool:
        """An answer is none where no QR code was shown (G3.3, G4.7, G6.6, G6.9).

        Seam of `IssuedAnywhere`, `NoStateMatches`, `UsedAnswerServes`.
        """
        return False

    def binds_unscanned(self, method: Method) -> bool:
        """Showing a QR code binds nothing (G6.6, G6.9).

        Seam of `BoundUnscanned`.
        """
        return False

    def refusal_counts(self, scan: Scan) -> bool:
        """An answer without a code is a refusal, and proves nothing (G6.6, G6.9).

        Seam of `RefusalBinds`, `RefusalVerifies`, `RefusedWechatOpens`.
        """
        return False

    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        """Nor does a scan prove anything whose account nobody named (G4.7, G6.6, G6.9)."""
        return self.fails_open(scan.place, answered)

    def scan_outlives_session(self, path: str) -> bool:
        """No answer to a QR code counts once the session that showed it has ended (ASVS-7.4.3).

        Seam of `ScanOutlivesSignOut`.
        """
        return False

    def account_said(self, scan: Scan, query: Mapping[str, str], form: Mapping[str, str]) -> str:
        """Whose account it is, no request says: the gateway does (G4.7, G6.6, G6.9).

        Seam of `FormSaysAccount`, `QuerySaysAccount`.
        """
        return ""

    def counts_nameless(self, scan: Scan) -> bool:
        """Nobody is bound, or let in, whom the gateway names by nothing: all such would be one (G4.7, G6.6).

        Seam of `NobodyIsOne`.
        """
        return False

    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        """Only the bound account proves anything (G4.7, G6.6, G6.9)."""
        return binding.value == unionid
