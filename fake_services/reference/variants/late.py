"""A variant whose pages show their headings first, and what they say a moment later."""

from fake_services.reference.variants.held_back import LISTENING
from fake_services.reference.variants.variant import VARIANTS, Variant

PORTAL_SCRIPT = "// Shows one page of 我的应用 at a time. Loaded before the page's body,"
AFTERWARDS = """document.addEventListener("DOMContentLoaded", () => {
  const late = [...document.querySelectorAll("h1 ~ *")].filter((part) => !part.hidden);
  for (const part of late) part.hidden = true;
  setTimeout(() => late.forEach((part) => (part.hidden = false)), 800);
});

"""

VARIANTS.append(
    Variant(
        "late-content",
        "A page shows its heading first, and what it says and offers a moment later.",
        pages={LISTENING: AFTERWARDS + LISTENING, PORTAL_SCRIPT: AFTERWARDS + PORTAL_SCRIPT},
    )
)
