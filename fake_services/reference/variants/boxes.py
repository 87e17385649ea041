"""A variant that speaks by the browser's own boxes, and has lists that drop down, as older pages do."""

from fake_services.reference.inline import rewritten
from fake_services.reference.variants.held_back import LISTENING
from fake_services.reference.variants.variant import VARIANTS, Variant
from fake_services.reference.variants.wizard import GOES, SUBMITTING, TO_QR, Fewer

CHOICE = (
    '{% if choices | length > 1 %}<form class="fields" data-wizard><label>验证方式 <select name="to">'
    '{% for one in choices %}<option value="/verify/{{ one.method }}"'
    "{% if one.method == binding.method %} selected{% endif %}>{{ one.method.label }}</option>{% endfor %}"
    "</select></label><button>下一步</button></form>{% endif %}"
)
SAYING, SHOWN = "function say(form, text, good) {\n", "    place.textContent = here ? text :"
SPOKEN = """addEventListener("load", () => {
  for (const said of document.querySelectorAll("[role=alert]:not([hidden])")) {
    said.hidden = true;
    alert(said.textContent.trim());
  }
});

"""
ASKED = (
    '  if (event.target.elements.place?.value === "unbind" && !confirm("解绑后将无法用它登录，确定吗？")) {\n'
    "    event.preventDefault();\n"
    "    return;\n"
    "  }\n"
)

VARIANTS.append(
    Variant(
        "browser-boxes",
        "Messages come in the browser's own boxes, methods in lists; a button leads to a binding's QR code.",
        Fewer,
        pages={
            '{{ parts.choices(choices, binding.method, "/verify") }}': CHOICE,
            "{{ parts.qr_frame(method.label, qr_page) }}": rewritten(TO_QR, {"binding.": ""}),
            SAYING: f"{SAYING}  if (text) alert(text);\n",
            SHOWN: rewritten(SHOWN, {"here": "false"}),
            "    place.hidden = !here;\n": "    place.hidden = true;\n",
            SUBMITTING: GOES + ASKED,
            LISTENING: SPOKEN + LISTENING,
        },
    )
)
