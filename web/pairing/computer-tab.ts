import { newId } from "../api/operations.ts";
import { DeviceStorage } from "../offline/device-storage.ts";
import { forget, recall, remember } from "../scanner/device-memory.ts";

const tabKey = "phone tab";
const activeKey = "phone active tab";

const tabStorage = new DeviceStorage(() => sessionStorage);

/** This tab, the same after a reload. */
export const thisTab: string = tabStorage.getItem(tabKey) ?? newId();
tabStorage.setItem(tabKey, thisTab);

/** Of several tabs the one that was used last receives a phone's codes. */
export const isActiveTab = (): boolean => (recall(activeKey) ?? thisTab) === thisTab;

/** @returns a function that stops following */
export function followActiveTab(onChange: () => void): () => void {
  const become = () => {
    if (recall(activeKey) === thisTab) return;
    remember(activeKey, thisTab);
    onChange();
  };
  const leave = () => {
    if (recall(activeKey) === thisTab) forget(activeKey);
  };
  const hear = ({ key }: StorageEvent) => {
    if (key === activeKey) onChange();
  };
  if (document.hasFocus() || recall(activeKey) === undefined) become();
  window.addEventListener("focus", become);
  window.addEventListener("pageshow", become);
  window.addEventListener("pagehide", leave);
  window.addEventListener("storage", hear);
  return () => {
    leave();
    window.removeEventListener("focus", become);
    window.removeEventListener("pageshow", become);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("storage", hear);
  };
}
