(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("data").textContent);
  const view = find("view");
  const sheets = find("sheets");
  const all = Array.from(sheets.querySelectorAll(".sheet"));
  const aside = find("aside");
  const LEAST = 0.05, MOST = 8, STEP = 1.25;

  // How large: 1 is the size of the paper.
  let zoom = 1;
  let fitted = true;
  let number = 0;

  const setZoom = (value) => {
    zoom = Math.min(MOST, Math.max(LEAST, value));
    sheets.style.setProperty("--zoom", String(zoom));
    const percent = Math.round(zoom * 100);
    find("share").textContent = data.percent.replace("0", String(percent));
  };
  // What is under a place of the window stays under it.
  const zoomAt = (value, x, y) => {
    const sheet = all.reduce((best, one) => {
      const box = one.getBoundingClientRect();
      const away = Math.max(box.top - y, y - box.bottom, 0);
      return best && best.away <= away ? best : { one, away };
    }, null).one;
    const was = sheet.getBoundingClientRect();
    const at = [(x - was.left) / was.width, (y - was.top) / was.height];
    fitted = false;
    setZoom(value);
    const is = sheet.getBoundingClientRect();
    view.scrollLeft += is.left + at[0] * is.width - x;
    view.scrollTop += is.top + at[1] * is.height - y;
  };
  const middle = () => {
    const box = view.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const zoomBy = (factor) => zoomAt(zoom * factor, ...middle());
  const fit = () => {
    const sheet = all[number];
    const style = getComputedStyle(sheets);
    const air = (...sides) => sides.reduce((sum, side) => sum + parseFloat(style[side]), 0);
    const [width, height] = data.sizes[number];
    const across = (view.clientWidth - air("paddingLeft", "paddingRight")) / width;
    const down = (view.clientHeight - air("paddingTop", "paddingBottom")) / height;
    setZoom(Math.min(across, down));
    fitted = true;
    const box = sheet.getBoundingClientRect();
    const frame = view.getBoundingClientRect();
    view.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
    view.scrollTop += box.top - frame.top - parseFloat(style.paddingTop);
  };

  // Which page is looked at.
  const tellPage = () => {
    const [, y] = middle();
    const away = (sheet) => {
      const box = sheet.getBoundingClientRect();
      return Math.max(box.top - y, y - box.bottom, 0);
    };
    number = all.reduce((best, sheet, index) => (away(sheet) < away(all[best]) ? index : best), 0);
    find("page").textContent = data.pages[number];
    find("before").disabled = number === 0;
    find("after").disabled = number === all.length - 1;
  };
  const goTo = (index) => {
    const next = Math.min(all.length - 1, Math.max(0, index));
    const box = all[next].getBoundingClientRect();
    const frame = view.getBoundingClientRect();
    const air = Math.max(12, (frame.height - box.height) / 2);
    view.scrollTop += box.top - frame.top - air;
    tellPage();
  };

  // Who and what is shown.
  const away = { people: new Set(), lanes: new Set() };
  const marked = Array.from(sheets.querySelectorAll("[data-who],[data-lane]"));
  const isAway = (group) => {
    const who = group.dataset.who;
    if (who && who.split(" ").every((one) => away.people.has(one))) return true;
    return group.dataset.lane !== undefined && away.lanes.has(group.dataset.lane);
  };
  // What was never read aloud is not read after a filter either.
  const ornaments = new Set([...marked].filter((group) => group.hasAttribute("aria-hidden")));
  const show = () => {
    for (const group of marked) {
      const off = isAway(group);
      group.classList.toggle("off", off);
      if (off) group.setAttribute("aria-hidden", "true");
      else if (!ornaments.has(group)) group.removeAttribute("aria-hidden");
      if (group.hasAttribute("tabindex")) group.setAttribute("tabindex", off ? "-1" : "0");
    }
    if (chosen && chosen.classList.contains("off")) close();
  };
  for (const chip of document.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(on));
      if (on) away.people.delete(chip.value);
      else away.people.add(chip.value);
      show();
    });
  }
  const lanes = Array.from(document.querySelectorAll(".drop input"));
  for (const lane of lanes) {
    lane.addEventListener("change", () => {
      if (lane.checked) away.lanes.delete(lane.value);
      else away.lanes.add(lane.value);
      show();
    });
  }
  const menu = document.querySelector("details.menu");
  if (menu) {
    find("every").addEventListener("click", () => {
      away.lanes.clear();
      lanes.forEach((lane) => { lane.checked = true; });
      show();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // What is known of a thing.
  const SVG = "http://www.w3.org/2000/svg";
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const mark = (person) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "mark");
    svg.setAttribute("viewBox", "-8 -8 16 16");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", "#who" + person);
    svg.append(use);
    return svg;
  };
  // A frame around a thing, over all that is drawn.
  const halo = (group) => {
    const svg = group.ownerSVGElement;
    const { a, b, c, d, e, f } = svg.getScreenCTM().inverse().multiply(group.getScreenCTM());
    const box = group.getBBox();
    const air = 2;
    const rect = document.createElementNS(SVG, "rect");
    const values = {
      x: box.x - air,
      y: box.y - air,
      width: box.width + 2 * air,
      height: box.height + 2 * air,
      rx: 6,
      transform: `matrix(${[a, b, c, d, e, f].join(" ")})`,
      class: "halo",
      "aria-hidden": "true",
    };
    for (const [name, value] of Object.entries(values)) rect.setAttribute(name, String(value));
    svg.append(rect);
    return rect;
  };
  let chosen = null;
  let chosenHalo = null;
  let opener = null;
  const tell = (told) => {
    find("kind").textContent = told.kind;
    const body = find("told");
    const title = find("title");
    title.textContent = told.title;
    title.hidden = !told.title;
    body.replaceChildren(title);
    const tags = make("ul", undefined, "tags");
    for (const person of told.who || []) {
      const tag = make("li");
      tag.append(mark(person), data.people[person]);
      tags.append(tag);
    }
    if (told.moment) tags.append(make("li", data.moment, "moment"));
    if (told.hypothesis === true) tags.append(make("li", data.hypothesis, "hypothesis"));
    if (told.hypothesis === false) tags.append(make("li", data.checked, "checked"));
    if (tags.firstChild) body.append(tags);
    const list = make("dl");
    for (const [name, values] of told.rows) {
      list.append(make("dt", name));
      const said = make("dd", values.length > 1 ? undefined : values[0]);
      if (values.length > 1) {
        const items = make("ul");
        values.forEach((value) => items.append(make("li", value)));
        said.append(items);
      }
      list.append(said);
    }
    body.append(list);
    body.scrollTop = 0;
  };
  const drop = () => {
    if (chosenHalo) chosenHalo.remove();
    chosenHalo = null;
    chosen = null;
  };
  const open = (group, byKeys) => {
    const told = data.things[Number(group.dataset.thing)];
    if (!told) return;
    drop();
    chosen = group;
    opener = group;
    const [x, y] = middle();
    const was = group.getBoundingClientRect();
    tell(told);
    aside.hidden = false;
    chosenHalo = halo(group);
    if (fitted) fit();
    else if (!byKeys && was.right > view.getBoundingClientRect().right) group.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (byKeys) find("title").focus();
  };
  const close = () => {
    if (aside.hidden) return;
    const back = aside.contains(document.activeElement) ? opener : null;
    drop();
    aside.hidden = true;
    if (fitted) fit();
    if (back) back.focus({ preventScroll: true });
  };
  find("close").addEventListener("click", close);

  let focusHalo = null;
  view.addEventListener("focusin", (event) => {
    const group = event.target.closest(".e");
    if (!group || !event.target.matches(":focus-visible")) return;
    focusHalo = halo(group);
    group.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  view.addEventListener("focusout", () => {
    if (focusHalo) focusHalo.remove();
    focusHalo = null;
  });

  // The hand: a drag moves the sheet unless it begins on words, a click asks what a thing is.
  let hand = null;
  let space = false;
  view.addEventListener("pointerdown", (event) => {
    const words = event.target.closest("text");
    const main = event.button === 0 && (!words || space);
    hand = { x: event.clientX, y: event.clientY, moved: false, moves: event.pointerType === "mouse" && (main || event.button === 1) };
    if (hand.moves && (event.button === 1 || space)) event.preventDefault();
  });
  view.addEventListener("pointermove", (event) => {
    if (!hand) return;
    const way = [event.clientX - hand.x, event.clientY - hand.y];
    if (!hand.moved && Math.hypot(way[0], way[1]) < 4) return;
    if (!hand.moved && hand.moves) {
      view.setPointerCapture(event.pointerId);
      view.classList.add("held");
    }
    hand.moved = true;
    if (!hand.moves) return;
    view.scrollLeft -= way[0];
    view.scrollTop -= way[1];
    [hand.x, hand.y] = [event.clientX, event.clientY];
    event.preventDefault();
  });
  const release = () => {
    view.classList.remove("held");
    // A click comes right behind and has to know.
    const last = hand;
    hand = null;
    dragged = Boolean(last && last.moved);
  };
  let dragged = false;
  view.addEventListener("pointerup", release);
  view.addEventListener("pointercancel", release);
  view.addEventListener("click", (event) => {
    const selection = getSelection();
    if (dragged || (selection && !selection.isCollapsed) || event.target.closest("a")) return;
    const group = event.target.closest(".e");
    if (group) open(group, false);
    else close();
  });
  view.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 20 : 1;
    zoomAt(zoom * Math.exp(-event.deltaY * lines * 0.004), event.clientX, event.clientY);
  }, { passive: false });

  // Two fingers.
  let pinch = null;
  const between = (touches) => {
    const [one, other] = touches;
    return {
      x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2,
      far: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1,
    };
  };
  view.addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 ? { ...between(event.touches), zoom } : null;
    if (pinch) event.preventDefault();
  }, { passive: false });
  view.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    const now = between(event.touches);
    view.scrollLeft -= now.x - pinch.x;
    view.scrollTop -= now.y - pinch.y;
    zoomAt(pinch.zoom * now.far / pinch.far, now.x, now.y);
    [pinch.x, pinch.y] = [now.x, now.y];
  }, { passive: false });
  view.addEventListener("touchend", () => { pinch = null; });

  // The keys.
  const STRIDE = 80;
  const keys = {
    "+": () => zoomBy(STEP),
    "=": () => zoomBy(STEP),
    "-": () => zoomBy(1 / STEP),
    "−": () => zoomBy(1 / STEP),
    "0": fit,
    ArrowLeft: () => view.scrollBy(-STRIDE, 0),
    ArrowRight: () => view.scrollBy(STRIDE, 0),
    ArrowUp: () => view.scrollBy(0, -STRIDE),
    ArrowDown: () => view.scrollBy(0, STRIDE),
    PageUp: () => goTo(number - 1),
    PageDown: () => goTo(number + 1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (menu && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else {
        close();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const group = target.closest && target.closest(".e");
    if (group && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      open(group, true);
      return;
    }
    if (target.closest && target.closest("aside")) return;
    if (event.key === " " && (target === view || target === document.body)) {
      space = true;
      event.preventDefault();
      return;
    }
    const key = keys[event.key];
    if (!key || ((event.key === "PageUp" || event.key === "PageDown") && all.length === 1)) return;
    event.preventDefault();
    key();
  });
  document.addEventListener("keyup", (event) => { if (event.key === " ") space = false; });

  find("smaller").addEventListener("click", () => zoomBy(1 / STEP));
  find("larger").addEventListener("click", () => zoomBy(STEP));
  find("share").addEventListener("click", () => zoomAt(1, ...middle()));
  find("fit").addEventListener("click", fit);
  find("print").addEventListener("click", () => print());
  find("before").addEventListener("click", () => goTo(number - 1));
  find("after").addEventListener("click", () => goTo(number + 1));
  let waiting = false;
  view.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tellPage(); });
  }, { passive: true });
  new ResizeObserver(() => { if (fitted && !matchMedia("print").matches) fit(); }).observe(view);
  document.body.classList.add("fade");
  fit();
  tellPage();
})();
