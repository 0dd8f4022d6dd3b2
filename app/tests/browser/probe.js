// Runs inside a page of the site, where `window.probe` sends forms quickly and
// looks at every answer for what no template of ours puts there.

{
  /** Elements that no page of ours holds. */
  const FOREIGN = "iframe, object, embed, base, style, template, noscript, marquee, math, video, audio, source, img, animate, meta[http-equiv], [srcdoc], [autofocus]";
  const ADDRESSES = ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background"];
  const OURS = /^(\/(?!\/)|#|mailto:|tel:)/;
  const MANY = 6; // requests at once

  const state = { payloads: [], seen: new Set() };
  const plain = (text) => text.replace(/[\s\u202e]+/g, " ").trim();
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");

  /** What a page holds that did not come from a template. */
  function intruders(page) {
    const found = [...page.querySelectorAll(FOREIGN)].map((node) => node.outerHTML);
    for (const node of page.querySelectorAll("*")) {
      if (node instanceof HTMLUnknownElement) found.push(node.outerHTML);
      if (node.localName === "script" && !node.getAttribute("src")?.startsWith("/assets/")) found.push(node.outerHTML);
      for (const { name, value } of node.attributes) {
        if (/^(on|style$)/.test(name)) found.push(`${name}=${value}`);
        if (ADDRESSES.includes(name) && !OURS.test(value)) found.push(`${name}=${value}`);
      }
    }
    return found.map((one) => one.slice(0, 120));
  }

  /** Notes which payloads can be read on a page. */
  function read(page) {
    const fields = [...page.querySelectorAll("input, textarea")].map((node) => node.value);
    const text = plain([page.body.textContent, ...fields].join(" "));
    for (const one of state.payloads) if (!state.seen.has(one) && text.includes(plain(one))) state.seen.add(one);
  }

  /** Shows a page within this one, as the script does with what comes back. */
  function show(page) {
    document.body.replaceChildren(...page.body.childNodes);
    for (const node of document.querySelectorAll("details")) node.open = true;
  }

  function field(node) {
    const type = node.localName === "input" ? node.type : node.localName;
    const options = node.localName === "select" ? [...node.options].map((one) => one.value) : undefined;
    return { name: node.name, type, value: node.value, checked: node.checked, options };
  }

  /** Every way to send every form of a page. */
  function forms(page, path) {
    return [...page.querySelectorAll("form")].flatMap((form) => {
      const fields = [...form.elements].filter((node) => node.name && node.localName !== "button").map(field);
      const ways = [form, ...form.querySelectorAll("[formaction]")].map((node) => ({
        action: node.getAttribute("formaction") ?? form.getAttribute("action"),
        method: (node.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get").toUpperCase(),
      }));
      const names = [...new Set(fields.map(({ name }) => name))].sort().join(" ");
      return ways.map((way) => ({ ...way, key: `${way.method} ${way.action} ${names}`, fields, path, multipart: form.enctype.startsWith("multipart") }));
    });
  }

  function body({ values, multipart }) {
    if (!multipart) return new URLSearchParams(values);
    const data = new FormData();
    for (const [name, value] of values) data.append(name, Array.isArray(value) ? new File([value[1]], value[0]) : value);
    return data;
  }

  /** Sends one request; the answer is what came of it. */
  async function ask(job) {
    const init = { method: job.method ?? "GET", headers: job.whole ? {} : { Fragment: "1" } };
    let path = job.action;
    if (init.method === "POST") init.body = body(job);
    else if (job.values) path += `?${new URLSearchParams(job.values)}`;
    const answer = await fetch(path, init);
    const page = parse(await answer.text());
    const faults = intruders(page);
    if (answer.status >= 500) faults.push(`status ${answer.status}`);
    read(page);
    const links = job.crawl ? [...page.querySelectorAll("a[href]")].map((node) => node.getAttribute("href")) : [];
    const found = job.crawl ? forms(page, path) : [];
    const error = page.querySelector(".error")?.textContent;
    if (job.show) show(page);
    return { path, status: answer.status, faults: faults.map((one) => `${init.method} ${path.slice(0, 200)}: ${one}`), links, forms: found, error };
  }

  /** Sends many, some at once, in their order. */
  async function all(jobs) {
    const answers = new Array(jobs.length);
    let next = 0;
    const worker = async () => {
      while (next < jobs.length) {
        const at = next++;
        answers[at] = await ask(jobs[at]);
      }
    };
    await Promise.all(Array.from({ length: MANY }, worker));
    return answers;
  }

  /** Sends a form as a browser without a script does: the answer is the new page. */
  function submit({ action, method, values }) {
    const form = document.createElement("form");
    Object.assign(form, { method, action });
    for (const [name, value] of values) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value });
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }

  window.probe = { all, intruders, parse, state, submit };
}
