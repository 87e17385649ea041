"""What a browser has stored for the deployment's pages, in whichever of its storages."""

from urllib.parse import urlsplit

from steps.devices.device import Device
from steps.ways.requests.observed import pages
from steps.ways.requests.planting import at_empty_page

READ = """async () => {
    const readable = (_, value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder().decode(value) : value;
    const answered = (asked) => new Promise((done, failed) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = failed;
    });
    const found = [];
    for (const name of ["localStorage", "sessionStorage"])
        found.push([name, JSON.stringify({...window[name]})]);
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys())
            found.push([`Cache Storage (${name})`, await (await cache.match(key)).text()]);
    }
    for (const {name} of await indexedDB.databases()) {
        const database = await answered(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
            const rows = await answered(database.transaction(store).objectStore(store).getAll());
            found.push([`IndexedDB (${name}, ${store})`, JSON.stringify(rows, readable)]);
        }
        database.close();
    }
    return found;
}"""


def stored_texts(device: Device) -> list[tuple[str, str]]:
    """Where something is stored, and what, for each origin whose pages were shown since the login began."""
    shown = [page.url for page in pages(device.wire.since(device.login_mark))]
    origins = {"{0.scheme}://{0.netloc}/".format(urlsplit(url)) for url in shown}
    found: list[tuple[str, str]] = []
    for origin in sorted(filter(device.target.ixit.serves, origins)):
        with at_empty_page(device, origin):
            found += [(f"{where} of {origin}", text) for where, text in device.page.evaluate(READ)]
    return found
