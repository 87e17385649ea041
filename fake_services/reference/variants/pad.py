"""A variant in which a code is not typed: keys on the screen are pressed."""

from fake_services.reference.variants.conduct import DigitCodes
from fake_services.reference.variants.variant import VARIANTS, Variant

FIELD = '<input id="code" name="code" autocomplete="one-time-code" maxlength="12">'
KEYS = "".join(f'<button type="button" class="key">{name}</button>' for name in "1234567890⌫")
PAD = f'<input type="hidden" name="code"><output></output><span data-pad>{KEYS}</span>'
LABEL = '<label for="code">验证码</label>\n'
SUBMITTING = 'document.addEventListener("submit", (event) => {\n'
PRESSES = (
    'document.addEventListener("click", (event) => {\n'
    '  const key = event.target.closest("[data-pad] button");\n'
    "  if (!key) return;\n"
    "  const { code } = key.form.elements;\n"
    '  code.value = key.textContent === "⌫" ? code.value.slice(0, -1) : code.value + key.textContent;\n'
    '  key.form.querySelector("output").value = "●".repeat(code.value.length);\n'
    "});\n"
)

VARIANTS.append(
    Variant(
        "code-pad",
        "A code has six digits, and is entered by keys on the screen.",
        DigitCodes,
        pages={FIELD: PAD, LABEL: "<span>验证码</span>\n", SUBMITTING: PRESSES + SUBMITTING},
    )
)
