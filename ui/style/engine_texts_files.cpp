// Files that cannot be read or written: what, why, and what helps.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // What could not be done; the cause is a sentence of its own.
    QT_TRANSLATE_NOOP("engine", "cannot read %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot read the folder %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot write %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot write to %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make folder %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make durable %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make durable the folder %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make durable the folder of %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make folder durable in %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make the journal %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot open the journal %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot open the lock %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot open %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot lock %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot look at %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot make a scratch file %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot write a scratch file in %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot read a scratch file in %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot look up %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot list %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot use as a folder %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot give its final name to %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot give its name to %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot move to %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot remove %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot remove the folder %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot rename %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot replace %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot cut %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot close %1: %2"),
    QT_TRANSLATE_NOOP("engine", "cannot write to standard output: %1"),
    QT_TRANSLATE_NOOP("engine", "%1 is larger than %2 bytes, which no file of its kind is"),
    QT_TRANSLATE_NOOP("engine", "there is no such file; check the path"),
    QT_TRANSLATE_NOOP("engine", "it is not a regular file; name one"),
    QT_TRANSLATE_NOOP("engine", "it cannot be opened: %1; check the file's rights and its disk"),
    QT_TRANSLATE_NOOP("engine", "it cannot be mapped: %1; check the file's rights and its disk"),
    QT_TRANSLATE_NOOP("engine", "too many files are mapped at once; close some datasets"),
    // What helps.
    QT_TRANSLATE_NOOP("engine", "free space on that disk or choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "raise the quota or choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "give this user the right to write there or choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "the file system is read-only: choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "something else made that name: choose an empty output folder"),
    QT_TRANSLATE_NOOP("engine", "its reader has ended: keep it open to the end"),
    QT_TRANSLATE_NOOP("engine", "a symbolic link stands in the way: remove it or choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "choose an output folder with a shorter path"),
    QT_TRANSLATE_NOOP("engine", "check the disk and its connection, then start again"),
    // Causes, as the system names them where its own language is English.
    QT_TRANSLATE_NOOP("engine", "Operation not permitted"),
    QT_TRANSLATE_NOOP("engine", "No such file or directory"),
    QT_TRANSLATE_NOOP("engine", "Interrupted system call"),
    QT_TRANSLATE_NOOP("engine", "Input/output error"),
    QT_TRANSLATE_NOOP("engine", "No such device or address"),
    QT_TRANSLATE_NOOP("engine", "No such device"),
    QT_TRANSLATE_NOOP("engine", "Bad file descriptor"),
    QT_TRANSLATE_NOOP("engine", "Resource temporarily unavailable"),
    QT_TRANSLATE_NOOP("engine", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("engine", "Permission denied"),
    QT_TRANSLATE_NOOP("engine", "Device or resource busy"),
    QT_TRANSLATE_NOOP("engine", "File exists"),
    QT_TRANSLATE_NOOP("engine", "Invalid cross-device link"),
    QT_TRANSLATE_NOOP("engine", "Not a directory"),
    QT_TRANSLATE_NOOP("engine", "Is a directory"),
    QT_TRANSLATE_NOOP("engine", "Invalid argument"),
    QT_TRANSLATE_NOOP("engine", "Too many open files in system"),
    QT_TRANSLATE_NOOP("engine", "Too many open files"),
    QT_TRANSLATE_NOOP("engine", "Text file busy"),
    QT_TRANSLATE_NOOP("engine", "File too large"),
    QT_TRANSLATE_NOOP("engine", "No space left on device"),
    QT_TRANSLATE_NOOP("engine", "Read-only file system"),
    QT_TRANSLATE_NOOP("engine", "Too many links"),
    QT_TRANSLATE_NOOP("engine", "Broken pipe"),
    QT_TRANSLATE_NOOP("engine", "File name too long"),
    QT_TRANSLATE_NOOP("engine", "No locks available"),
    QT_TRANSLATE_NOOP("engine", "Directory not empty"),
    QT_TRANSLATE_NOOP("engine", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("engine", "Operation not supported"),
    QT_TRANSLATE_NOOP("engine", "Stale file handle"),
    QT_TRANSLATE_NOOP("engine", "Remote I/O error"),
    QT_TRANSLATE_NOOP("engine", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("engine", "Connection timed out"),
    QT_TRANSLATE_NOOP("engine", "Connection refused"),
    QT_TRANSLATE_NOOP("engine", "Host is down"),
    QT_TRANSLATE_NOOP("engine", "No route to host"),
    QT_TRANSLATE_NOOP("engine", "Network is unreachable"),
};

} // namespace

std::span<const char* const> engineTextsOfFiles() {
    return texts;
}

} // namespace ledgerloom
