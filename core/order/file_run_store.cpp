#include "core/order/file_run_store.h"

#include "core/storage/file_io.h"
#include "core/storage/part_file.h"

#include <cerrno>

namespace ledgerloom {

namespace {

constexpr std::string_view unfinished = ".new";
constexpr std::uint64_t pageBytes = 4'096;

class FileSink final : public RunSink {
public:
    FileSink(FileSystem& files, std::string path, PartFile file)
        : m_files(files), m_path(std::move(path)), m_file(std::move(file)) {}

    Result<void> write(std::string_view bytes) override { return m_file.write(bytes); }

    Result<void> commit() override {
        if (auto sealed = m_file.seal(); !sealed) {
            return sealed;
        }
        // An earlier one is there only where it was found wanting; both hold the same rows.
        if (const int failure = m_files.removeFile(m_path); failure < 0 && failure != -ENOENT) {
            return fileError(failure, "replace", m_path);
        }
        return m_file.publish();
    }

private:
    FileSystem& m_files;
    std::string m_path;
    PartFile m_file; // takes the temporary file away unless it was published
};

class FileSource final : public RunSource {
public:
    FileSource(FileSystem& files, FileHandle file, std::string path, std::uint64_t bytes)
        : m_files(files), m_file(std::move(file)), m_path(std::move(path)), m_bytes(bytes) {}

    std::uint64_t bytes() const override { return m_bytes; }

    Result<void> read(std::uint64_t offset, std::span<char> into) override {
        const std::uint64_t begin = offset;
        const std::size_t count = into.size();
        while (!into.empty()) {
            const std::int64_t taken = m_files.readAt(m_file.get(), into.data(), into.size(), offset);
            if (taken == -EINTR) {
                continue;
            }
            if (taken <= 0) {
                return fileError(taken < 0 ? taken : -EIO, "read", m_path);
            }
            offset += static_cast<std::uint64_t>(taken);
            into = into.subspan(static_cast<std::size_t>(taken));
        }
        // From the page that the bytes begin in: what came before them has been read already. A full page cache is no
        // failure.
        const std::uint64_t page = begin / pageBytes * pageBytes;
        m_files.dropRange(m_file.get(), page, begin - page + count);
        return {};
    }

private:
    FileSystem& m_files;
    FileHandle m_file;
    std::string m_path;
    std::uint64_t m_bytes;
};

} // namespace

Result<std::unique_ptr<RunSink>> FileRunStore::create(const RunName& name) {
    const std::string path = pathOf(name);
    auto file = PartFile::create(m_files, path + std::string(unfinished), path);
    if (!file) {
        return file.error();
    }
    return std::unique_ptr<RunSink>(std::make_unique<FileSink>(m_files, path, std::move(file).value()));
}

Result<std::unique_ptr<RunSource>> FileRunStore::open(const RunName& name) {
    const std::string path = pathOf(name);
    FileStatus found;
    if (const int failure = m_files.status(path, found); failure < 0) {
        return fileError(failure, "look at", path);
    }
    auto file = openFile(m_files, path, "open", [&](const std::string& at) { return m_files.openRead(at); });
    if (!file) {
        return file.error();
    }
    // A merge reads many runs by turns, pieces of some ten to hundred kilobytes: what the system read ahead of each
    // would stay in the page cache until its turn.
    m_files.expectRandomReads(file->get());
    return std::unique_ptr<RunSource>(
        std::make_unique<FileSource>(m_files, std::move(file).value(), path, found.bytes));
}

Result<void> FileRunStore::remove(const RunName& name) {
    if (const int failure = m_files.removeFile(pathOf(name)); failure < 0 && failure != -ENOENT) {
        return fileError(failure, "remove", pathOf(name));
    }
    return {};
}

Result<void> FileRunStore::clear() {
    const auto names = list();
    if (!names) {
        return names.error();
    }
    for (const RunName& name : *names) {
        if (auto removed = remove(name); !removed) {
            return removed;
        }
    }
    m_files.removeFolder(m_folder); // stays when somebody has put something else there
    return {};
}

Result<std::vector<RunName>> FileRunStore::list() {
    std::vector<std::string> texts;
    if (const int failure = m_files.list(m_folder, texts); failure < 0) {
        return fileError(failure, "read the folder", m_folder);
    }
    std::vector<RunName> names;
    for (const std::string& text : texts) {
        if (const auto name = RunName::parse(text)) {
            names.push_back(*name);
        }
    }
    return names;
}

Result<void> FileRunStore::removeUnfinished() {
    std::vector<std::string> texts;
    if (const int failure = m_files.list(m_folder, texts); failure < 0) {
        return fileError(failure, "read the folder", m_folder);
    }
    for (const std::string& text : texts) {
        const std::string_view name = text;
        if (!name.ends_with(unfinished) || !RunName::parse(name.substr(0, name.size() - unfinished.size()))) {
            continue;
        }
        if (const int failure = m_files.removeFile(m_folder + "/" + text); failure < 0 && failure != -ENOENT) {
            return fileError(failure, "remove", m_folder + "/" + text);
        }
    }
    return {};
}

} // namespace ledgerloom
