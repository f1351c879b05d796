// Makes pages swift; every page works whole without it.
import { offerCopies } from "./copy";
import { focusWhatWentWrong } from "./focus";
import { listenForKeys } from "./keys";
import { noticeChanges } from "./live";
import { keepAnswers } from "./queue";
import { offerSliders } from "./trial";

document.documentElement.classList.add("scripted");
focusWhatWentWrong();
listenForKeys(document);
offerCopies();
noticeChanges();
keepAnswers();
offerSliders();
