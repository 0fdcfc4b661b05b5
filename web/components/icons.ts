import archive from "lucide-static/icons/archive.svg?raw";
import arrowLeft from "lucide-static/icons/arrow-left.svg?raw";
import arrowRight from "lucide-static/icons/arrow-right.svg?raw";
import ban from "lucide-static/icons/ban.svg?raw";
import barcode from "lucide-static/icons/barcode.svg?raw";
import bookOpenCheck from "lucide-static/icons/book-open-check.svg?raw";
import boxes from "lucide-static/icons/boxes.svg?raw";
import calculator from "lucide-static/icons/calculator.svg?raw";
import calendarClock from "lucide-static/icons/calendar-clock.svg?raw";
import cardSim from "lucide-static/icons/card-sim.svg?raw";
import check from "lucide-static/icons/check.svg?raw";
import chevronRight from "lucide-static/icons/chevron-right.svg?raw";
import circleAlert from "lucide-static/icons/circle-alert.svg?raw";
import circleCheck from "lucide-static/icons/circle-check.svg?raw";
import circleDashed from "lucide-static/icons/circle-dashed.svg?raw";
import circleX from "lucide-static/icons/circle-x.svg?raw";
import clock from "lucide-static/icons/clock.svg?raw";
import coins from "lucide-static/icons/coins.svg?raw";
import download from "lucide-static/icons/download.svg?raw";
import ellipsis from "lucide-static/icons/ellipsis.svg?raw";
import eraser from "lucide-static/icons/eraser.svg?raw";
import eye from "lucide-static/icons/eye.svg?raw";
import fileText from "lucide-static/icons/file-text.svg?raw";
import flashlight from "lucide-static/icons/flashlight.svg?raw";
import gift from "lucide-static/icons/gift.svg?raw";
import graduationCap from "lucide-static/icons/graduation-cap.svg?raw";
import handCoins from "lucide-static/icons/hand-coins.svg?raw";
import handHelping from "lucide-static/icons/hand-helping.svg?raw";
import handshake from "lucide-static/icons/handshake.svg?raw";
import history from "lucide-static/icons/history.svg?raw";
import hourglass from "lucide-static/icons/hourglass.svg?raw";
import house from "lucide-static/icons/house.svg?raw";
import image from "lucide-static/icons/image.svg?raw";
import inbox from "lucide-static/icons/inbox.svg?raw";
import info from "lucide-static/icons/info.svg?raw";
import keyRound from "lucide-static/icons/key-round.svg?raw";
import laptop from "lucide-static/icons/laptop.svg?raw";
import listChecks from "lucide-static/icons/list-checks.svg?raw";
import lock from "lucide-static/icons/lock.svg?raw";
import lockOpen from "lucide-static/icons/lock-open.svg?raw";
import logOut from "lucide-static/icons/log-out.svg?raw";
import mapPin from "lucide-static/icons/map-pin.svg?raw";
import moon from "lucide-static/icons/moon.svg?raw";
import packageIcon from "lucide-static/icons/package.svg?raw";
import packageCheck from "lucide-static/icons/package-check.svg?raw";
import packageOpen from "lucide-static/icons/package-open.svg?raw";
import paperclip from "lucide-static/icons/paperclip.svg?raw";
import pause from "lucide-static/icons/pause.svg?raw";
import pen from "lucide-static/icons/pen.svg?raw";
import plug from "lucide-static/icons/plug.svg?raw";
import plus from "lucide-static/icons/plus.svg?raw";
import power from "lucide-static/icons/power.svg?raw";
import powerOff from "lucide-static/icons/power-off.svg?raw";
import printer from "lucide-static/icons/printer.svg?raw";
import qrCode from "lucide-static/icons/qr-code.svg?raw";
import receiptText from "lucide-static/icons/receipt-text.svg?raw";
import recycle from "lucide-static/icons/recycle.svg?raw";
import refreshCw from "lucide-static/icons/refresh-cw.svg?raw";
import scanBarcode from "lucide-static/icons/scan-barcode.svg?raw";
import search from "lucide-static/icons/search.svg?raw";
import settings from "lucide-static/icons/settings.svg?raw";
import shieldCheck from "lucide-static/icons/shield-check.svg?raw";
import signature from "lucide-static/icons/signature.svg?raw";
import smartphone from "lucide-static/icons/smartphone.svg?raw";
import star from "lucide-static/icons/star.svg?raw";
import store from "lucide-static/icons/store.svg?raw";
import switchCamera from "lucide-static/icons/switch-camera.svg?raw";
import table from "lucide-static/icons/table.svg?raw";
import tablet from "lucide-static/icons/tablet.svg?raw";
import tag from "lucide-static/icons/tag.svg?raw";
import ticket from "lucide-static/icons/ticket.svg?raw";
import trash2 from "lucide-static/icons/trash-2.svg?raw";
import triangleAlert from "lucide-static/icons/triangle-alert.svg?raw";
import truck from "lucide-static/icons/truck.svg?raw";
import undo2 from "lucide-static/icons/undo-2.svg?raw";
import upload from "lucide-static/icons/upload.svg?raw";
import user from "lucide-static/icons/user.svg?raw";
import userPlus from "lucide-static/icons/user-plus.svg?raw";
import users from "lucide-static/icons/users.svg?raw";
import wifiOff from "lucide-static/icons/wifi-off.svg?raw";
import wrench from "lucide-static/icons/wrench.svg?raw";
import x from "lucide-static/icons/x.svg?raw";
import zoomIn from "lucide-static/icons/zoom-in.svg?raw";
import zoomOut from "lucide-static/icons/zoom-out.svg?raw";

/** The drawings that we use, by name; they ship with the application. */
export const icons = {
  archive,
  "arrow-left": arrowLeft,
  "arrow-right": arrowRight,
  ban,
  barcode,
  "book-open-check": bookOpenCheck,
  boxes,
  calculator,
  "calendar-clock": calendarClock,
  "card-sim": cardSim,
  check,
  "chevron-right": chevronRight,
  "circle-alert": circleAlert,
  "circle-check": circleCheck,
  "circle-dashed": circleDashed,
  "circle-x": circleX,
  clock,
  coins,
  download,
  ellipsis,
  eraser,
  eye,
  "file-text": fileText,
  flashlight,
  gift,
  "graduation-cap": graduationCap,
  "hand-coins": handCoins,
  "hand-helping": handHelping,
  handshake,
  history,
  hourglass,
  house,
  image,
  inbox,
  info,
  "key-round": keyRound,
  laptop,
  "list-checks": listChecks,
  lock,
  "lock-open": lockOpen,
  "log-out": logOut,
  "map-pin": mapPin,
  moon,
  package: packageIcon,
  "package-check": packageCheck,
  "package-open": packageOpen,
  paperclip,
  pause,
  pen,
  plug,
  plus,
  power,
  "power-off": powerOff,
  printer,
  "qr-code": qrCode,
  "receipt-text": receiptText,
  recycle,
  "refresh-cw": refreshCw,
  "scan-barcode": scanBarcode,
  search,
  settings,
  "shield-check": shieldCheck,
  signature,
  smartphone,
  star,
  store,
  "switch-camera": switchCamera,
  table,
  tablet,
  tag,
  ticket,
  "trash-2": trash2,
  "triangle-alert": triangleAlert,
  truck,
  "undo-2": undo2,
  upload,
  user,
  "user-plus": userPlus,
  users,
  "wifi-off": wifiOff,
  wrench,
  x,
  "zoom-in": zoomIn,
  "zoom-out": zoomOut,
} as const;
export type IconName = keyof typeof icons;
