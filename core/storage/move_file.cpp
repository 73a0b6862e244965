#include "core/storage/move_file.h"

#include "core/storage/file_io.h"
#include "core/storage/part_output.h"

#include <cerrno>
#include <utility>
#include <vector>

namespace ledgerloom {

namespace {

constexpr std::size_t readWindow = std::size_t{64} << 10;

Result<void> copyInto(FileSystem& files, const std::string& from, PartOutput& output) {
    auto source = openFile(files, from, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!source) {
        return source.error();
    }
    std::vector<char> window(readWindow);
    std::uint64_t offset = 0;
    while (true) {
        const std::int64_t count = files.readAt(source->get(), window.data(), window.size(), offset);
        if (count == -EINTR) {
            continue;
        }
        if (count < 0) {
            return fileError(count, "read", from);
        }
        if (count == 0) {
            return output.finish();
        }
        if (auto written = output.write({window.data(), static_cast<std::size_t>(count)}); !written) {
            return written;
        }
        offset += static_cast<std::uint64_t>(count);
    }
}

Result<void> copyFile(FileSystem& files, const std::string& from, const std::string& to) {
    auto file = openFile(files, to, "make", [&](const std::string& name) { return files.createNew(name); });
    if (!file) {
        return file.error();
    }
    PartOutput output(files, std::move(file).value(), to);
    auto copied = copyInto(files, from, output);
    if (!copied) {
        output.close();
        files.removeFile(to);
    }
    return copied;
}

} // namespace

Result<void> moveFile(FileSystem& files, const std::string& from, const std::string& to) {
    const int failure = files.renameNoReplace(from, to);
    if (failure == 0) {
        return {};
    }
    if (failure != -EXDEV) {
        return fileError(failure, "move to", to);
    }
    auto copied = copyFile(files, from, to);
    if (copied) {
        files.removeFile(from); // what stays is a leftover: found and cleaned up later
    }
    return copied;
}

} // namespace ledgerloom
