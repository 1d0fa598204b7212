// Nothing runs by itself: the test calls chrome.sessions from here.
