// A selector engine: `seen=2` keeps what a person sees and is larger than two pixels either way. Playwright's
// own `visible` takes what is transparent, parked beside the page, or cut away by what holds it, for visible.
(() => {
    const holder = one => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host;

    const across = (box, by) => ({ ...box, left: Math.max(box.left, by.left), right: Math.min(box.right, by.right) });
    const along = (box, by) => ({ ...box, top: Math.max(box.top, by.top), bottom: Math.min(box.bottom, by.bottom) });
    const cuts = overflow => ["hidden", "clip"].includes(overflow);

    // What is left of it on the page, where it can be scrolled to.
    const shown = one => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        let box = { left, right, top, bottom }, { position } = getComputedStyle(one);
        for (let by = holder(one); by && by !== document.body && position !== "fixed"; by = holder(by)) {
            const style = getComputedStyle(by), edges = by.getBoundingClientRect();
            if (position === "absolute" && style.position === "static") continue;
            if (cuts(style.overflowX)) box = across(box, edges);
            if (cuts(style.overflowY)) box = along(box, edges);
            position = style.position;
        }
        const { scrollWidth, scrollHeight } = document.documentElement;
        const page = {
            left: -scrollX, right: Math.max(scrollWidth, innerWidth) - scrollX,
            top: -scrollY, bottom: Math.max(scrollHeight, innerHeight) - scrollY,
        };
        return across(along(box, page), page);
    };

    const seen = (one, least) => {
        if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
        const box = shown(one);
        return box.right - box.left > least && box.bottom - box.top > least;
    };

    return {
        query: (one, least) => seen(one, Number(least)) ? one : null,
        queryAll: (one, least) => seen(one, Number(least)) ? [one] : [],
    };
})()
