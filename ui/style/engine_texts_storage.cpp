// Where a dataset is written: the output, staging, runs to be resumed, object stores.
#include "ui/style/engine_texts.h"

#include <QtGlobal>

#include <array>

namespace ledgerloom {

namespace {

constexpr std::array texts{
    // The place of the output.
    QT_TRANSLATE_NOOP("engine", "output %1: the disk is %2 short (needs %3, has %4 free). Free space, choose another "
                                "disk or make less (--size)"),
    QT_TRANSLATE_NOOP("engine", "output %1 is a folder that is not empty (it has %2); choose a new or empty folder, or "
                                "replace the dataset in it with --if-exists overwrite"),
    QT_TRANSLATE_NOOP("engine", "output %1 holds a run that was interrupted; go on with it by --if-exists resume, "
                                "replace it by --if-exists overwrite, or choose a new or empty folder"),
    QT_TRANSLATE_NOOP("engine", "output %1 is a file; choose the name of a new or empty folder"),
    QT_TRANSLATE_NOOP("engine",
                      "output %1: its parent folder %2 does not exist; make it first or choose another folder"),
    QT_TRANSLATE_NOOP("engine",
                      "another run is writing to %1; wait until it has ended or choose another output folder"),
    QT_TRANSLATE_NOOP("engine", "no output was given; name a folder, - for standard output or null"),
    QT_TRANSLATE_NOOP("engine", "output %1: %2"),
    QT_TRANSLATE_NOOP("engine", "output %1: %2 is a symbolic link, through which a run would write elsewhere; remove "
                                "the link or choose another folder"),
    QT_TRANSLATE_NOOP("engine", "output %1 is a symbolic link to nothing; remove it or choose another folder"),
    QT_TRANSLATE_NOOP("engine", "output %1 is not empty (it has %2); choose another prefix, go on with an interrupted "
                                "run by --if-exists resume, or replace the dataset in it by --if-exists overwrite"),
    QT_TRANSLATE_NOOP("engine", "another run is writing to %1; wait until it has ended or choose another output"),
    QT_TRANSLATE_NOOP("engine", "another run is writing to %1 as well and has taken it over from this one; wait until "
                                "it has ended or choose another output"),
    QT_TRANSLATE_NOOP("engine", "another run is writing to %1 (its last sign of life was %2 ago; should it be dead, "
                                "its place is free in %3); wait until it has ended or choose another output"),
    QT_TRANSLATE_NOOP("engine", "stopped while writing to standard output"),
    QT_TRANSLATE_NOOP(
        "engine",
        "standard output ends inside shard %1 because its making failed; discard what was read and start again"),
    // Staging.
    QT_TRANSLATE_NOOP("engine", "parts are sent to an object store as they are made and stand nowhere else before; "
                                "leave staging out, or write to a folder"),
    QT_TRANSLATE_NOOP("engine", "staging %1 is for an output folder; leave --staging out"),
    QT_TRANSLATE_NOOP("engine", "staging %1 is not a folder; make it first or choose another"),
    QT_TRANSLATE_NOOP("engine", "staging %1 cannot be written to; choose a folder of your own"),
    QT_TRANSLATE_NOOP("engine", "staging %1 lies in the output folder; choose one outside of it"),
    QT_TRANSLATE_NOOP(
        "engine",
        "staging %1 is %2 short (needs %3, has %4 free). Use fewer --workers, a smaller --part-size or another folder"),
    // Runs that cannot go on.
    QT_TRANSLATE_NOOP(
        "engine", "%1 cannot be used: %2; make the dataset anew in another folder, or here with --if-exists overwrite"),
    QT_TRANSLATE_NOOP("engine", "it has an option that is not known here, %1"),
    QT_TRANSLATE_NOOP("engine", "another version of the program wrote it"),
    QT_TRANSLATE_NOOP("engine", "%1 is not a folder; name the folder of a run that was interrupted"),
    QT_TRANSLATE_NOOP(
        "engine", "%1 is not the folder of a Ledgerloom run: it has no %2. Name the folder that was given as --output"),
    QT_TRANSLATE_NOOP("engine",
                      "the run in %1 cannot go on: it was begun by a program of data version %2, this one makes "
                      "version %3. Resume it with the program that began it, or start anew in another folder"),
    QT_TRANSLATE_NOOP("engine", "the run in %1 cannot go on: it was begun with %2, here is %3, which may make other "
                                "bytes. Resume it where it was begun, or start anew in another folder"),
    QT_TRANSLATE_NOOP("engine",
                      "the run in %1 cannot go on: customers-file %2 is not the one it was begun with (XXH3-128 %3). "
                      "Put that one back, name it with --customers-file, or start anew in another folder"),
    QT_TRANSLATE_NOOP("engine", "the run in %1 cannot go on: this program plans it otherwise than the one that began "
                                "it. Resume it with that one, or start anew in another folder"),
    QT_TRANSLATE_NOOP("engine", "the run in %1 cannot go on: this program plans it otherwise than the one that began "
                                "it. Resume it with that one, or start anew with another prefix"),
    QT_TRANSLATE_NOOP("engine", "the run in %1 cannot go on: %2. Use the options it was begun with (ledgerloom resume "
                                "%3 does), or another folder"),
    QT_TRANSLATE_NOOP("engine", "%1 was %2 and is now %3"),
    QT_TRANSLATE_NOOP("engine", "%1 was %2 and is now %3, %4"),
    QT_TRANSLATE_NOOP("engine",
                      "%1 is the journal of another plan; use the options the run was begun with, or another folder"),
    QT_TRANSLATE_NOOP("engine",
                      "shard %1 is not in %2; the file was changed while the run went on: make the dataset anew"),
    QT_TRANSLATE_NOOP("engine", "%1 in %2 was changed while the run went on; resume it, and the shard is made anew"),
    QT_TRANSLATE_NOOP("engine", "%1 in %2 is too long to be a record of a run"),
    // The file of imported customers.
    QT_TRANSLATE_NOOP("engine", "%1 is not an index of customers. Make one of your file with: ledgerloom "
                                "import-customers FILE INDEX, and give that INDEX here."),
    QT_TRANSLATE_NOOP("engine",
                      "%1 is an index of version %2; this program reads version %3. Use the program that wrote it, or "
                      "import the customers again with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 is cut within its header. Copy it again, or import the customers again with: "
                                "ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 is damaged: its header does not match its checksum. Copy it again, or import the "
                                "customers again with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 is damaged: its content does not match its checksum. Copy it again, or import the "
                                "customers again with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 has %2 bytes where its header says %3: it is cut or was added to. Copy it again, "
                                "or import the customers again with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 was made by a program with other tables of cities, profiles or banks. With this "
                                "one, import the customers again with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 contradicts itself: it was not written by this program. import the customers again "
                                "with: ledgerloom import-customers FILE INDEX."),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be read; check the disk and start again"),
    QT_TRANSLATE_NOOP("engine", "%1 was cut or changed while it was read; nothing made from it since is kept. Put the "
                                "same file back and leave it alone until the run has ended"),
    // Object stores.
    QT_TRANSLATE_NOOP("engine",
                      "%1: there is no such bucket. Make it first, or correct the address, its endpoint or its region"),
    QT_TRANSLATE_NOOP(
        "engine", "%1 refuses the credentials: %2. They are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                  "from ~/.aws (AWS_PROFILE chooses the profile) or from the machine's role"),
    QT_TRANSLATE_NOOP("engine", "%1 denies access: %2. The credentials need leave to list, read and write there. They "
                                "are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws (AWS_PROFILE "
                                "chooses the profile) or from the machine's role"),
    QT_TRANSLATE_NOOP("engine", "%1 does not answer: %2"),
    QT_TRANSLATE_NOOP("engine", "%1 does not answer (%2); waiting for it"),
    QT_TRANSLATE_NOOP("engine", "%1 does not answer (%2); waiting for it, %3 at most"),
    QT_TRANSLATE_NOOP("engine",
                      "%1 did not answer for %2 (%3). Check the address and the network, then go on with the run"),
    QT_TRANSLATE_NOOP("engine", "%1 answers again after %2"),
    QT_TRANSLATE_NOOP("engine", "stopped while %1 was asked"),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be reached: %2. Give its region, as in %3"),
    QT_TRANSLATE_NOOP("engine", "%1 cannot be opened: %2"),
    QT_TRANSLATE_NOOP("engine", "this program was built without Apache Arrow and cannot write to object stores; write "
                                "to a folder, or build it anew after packaging/setup"),
    QT_TRANSLATE_NOOP("engine", "the Apache Arrow of this program has no S3 client (libarrow_s3 is not beside "
                                "libarrow); run packaging/setup, or write to a folder"),
    QT_TRANSLATE_NOOP("engine",
                      "the library for s3:// cannot be loaded (%1); run packaging/setup again, or write to a folder"),
    QT_TRANSLATE_NOOP("engine", "AWS_ENDPOINT_URL holds a user name; leave it out, credentials are taken from "
                                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or ~/.aws"),
    QT_TRANSLATE_NOOP("engine", "hdfs:// needs Hadoop's libhdfs and a Java runtime, and they were not found. Set "
                                "HADOOP_HOME (or ARROW_LIBHDFS_DIR), JAVA_HOME, and CLASSPATH to the answer of `hadoop "
                                "classpath --glob`; or write to a folder and copy it by `hdfs dfs -put`"),
};

} // namespace

std::span<const char* const> engineTextsOfStorage() {
    return texts;
}

} // namespace ledgerloom
