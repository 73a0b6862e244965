// JSON files: presets, manifests, the queue.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // JSON files.
    QT_TRANSLATE_NOOP("engine", "the file"),
    QT_TRANSLATE_NOOP("engine", "the file must hold one object, { ... }."),
    QT_TRANSLATE_NOOP("engine", "it has %1 bytes; at most 1 MiB is read."),
    QT_TRANSLATE_NOOP("engine", "it is not valid JSON at line %1, column %2."),
    QT_TRANSLATE_NOOP("engine", "it is not valid JSON at line %1, column %2, near %3."),
    QT_TRANSLATE_NOOP("engine", "%1 is nested more than %2 deep."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a known key."),
    QT_TRANSLATE_NOOP("engine", "%1 is given twice; keep one of them."),
    QT_TRANSLATE_NOOP("engine", "%1 must not be a list."),
    QT_TRANSLATE_NOOP("engine", "%1 is a number too large to read, %2."),
    QT_TRANSLATE_NOOP("engine", "this key is not known."),
    QT_TRANSLATE_NOOP("engine", "this key is not known. Did you mean %1?"),
    QT_TRANSLATE_NOOP("engine", "this belongs to one run and cannot stand here. Give it on the command line, %1."),
    // Presets.
    QT_TRANSLATE_NOOP("engine", "preset %1 (%2): %3"),
    QT_TRANSLATE_NOOP("engine", "%1 is missing."),
    QT_TRANSLATE_NOOP("engine", "%1 is missing. Add %2."),
    QT_TRANSLATE_NOOP("engine", "%1 is missing or empty. Add at least one, for example %2."),
    QT_TRANSLATE_NOOP("engine", "%1 has to be a string."),
    QT_TRANSLATE_NOOP("engine", "%1 has to be an object, { ... }."),
    QT_TRANSLATE_NOOP("engine", "%1 has to be a whole number from 1 to %2."),
    QT_TRANSLATE_NOOP("engine", "%1 is %2, written by a newer Ledgerloom; this one reads up to %3. Use the newer "
                                "program, or save the preset anew here."),
    QT_TRANSLATE_NOOP("engine", "this key is not known. Known are version, name, description and values."),
    QT_TRANSLATE_NOOP("engine", "%1 is longer than 500 bytes."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot name a preset: %2. Use 1 to 64 letters, digits, spaces, - or _."),
    QT_TRANSLATE_NOOP("engine", "it is longer than 64 bytes"),
    QT_TRANSLATE_NOOP("engine", "it is not valid UTF-8"),
    QT_TRANSLATE_NOOP("engine", "it holds a control character or one of / \\ : * ? \" < > |"),
    QT_TRANSLATE_NOOP("engine", "it begins with a point, a dash or a space"),
    QT_TRANSLATE_NOOP("engine", "it ends with a point or a space"),
    QT_TRANSLATE_NOOP(
        "engine", "%1 is built in and cannot be changed. Choose another name, or duplicate it and change the copy."),
    QT_TRANSLATE_NOOP("engine", "%1 has the name of a built-in preset and is not used. Rename the file."),
    QT_TRANSLATE_NOOP("engine", "there is no preset %1. See them with: ledgerloom presets list"),
    QT_TRANSLATE_NOOP("engine", "there is no preset %1. Did you mean %2?"),
    QT_TRANSLATE_NOOP("engine", "there is no preset %1 to delete."),
    QT_TRANSLATE_NOOP("engine", "a preset %1 exists already. Choose another name or replace it."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be opened: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be read: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be made: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be written: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be flushed to disk: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be renamed: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be deleted: %2."),
    QT_TRANSLATE_NOOP("engine", "%1 is larger than 1 MiB, the most that is read."),
    QT_TRANSLATE_NOOP("engine", "%1 is a link, which is not followed here."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a regular file."),
    // What the built-in ones are for.
    QT_TRANSLATE_NOOP("engine", "More memory and late reactions: for a machine that has nothing else to do."),
    QT_TRANSLATE_NOOP("engine", "As many workers as the machine and the size call for, in 2 GiB."),
    QT_TRANSLATE_NOOP("engine",
                      "Finished sub-folders of 5 GB, each of which can be moved away while the next is made."),
    QT_TRANSLATE_NOOP("engine", "A small dataset in seconds, to see what the rows are like."),
    QT_TRANSLATE_NOOP(
        "engine",
        "Two workers, 1 GiB at most and early reactions: for a machine that is used for other things meanwhile."),
    // What is dropped on the window, and the file of the queue.
    QT_TRANSLATE_NOOP(
        "engine",
        "%1 is a folder without a manifest.json. Drop the folder of a finished dataset, its manifest, or a preset."),
    QT_TRANSLATE_NOOP("engine", "%1 is not a manifest that can be used: %2"),
    QT_TRANSLATE_NOOP("engine", "name the manifest.json of a Ledgerloom dataset"),
    QT_TRANSLATE_NOOP("engine", "its option %1 is not known here"),
    QT_TRANSLATE_NOOP("engine", "[json.exception.%1] key %2 not found"),
    QT_TRANSLATE_NOOP("engine", "[json.exception.%1] type must be %2, but is %3"),
    QT_TRANSLATE_NOOP("engine", "%1 is no state of a run"),
};

} // namespace

std::span<const char* const> engineTextsOfPresets() {
    return texts;
}

} // namespace ledgerloom
