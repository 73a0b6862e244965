#include "core/dataset/read/row_reader.h"

#include "core/dataset/read/column_reader.h"
#include "core/dataset/read/csv_reader.h"
#include "core/dataset/read/jsonl_reader.h"
#include "core/storage/file_io.h"

#include <array>

namespace ledgerloom {

namespace {

bool has(std::string_view head, std::string_view mark) {
    return head.starts_with(mark);
}

/// The name without ".gz" or ".zst", and which of them it was.
std::string_view unpackedName(std::string_view name, Compression& compression) {
    for (const auto& [ending, kind] : {std::pair<std::string_view, Compression>{".gz", Compression::gzip},
                                       std::pair<std::string_view, Compression>{".zst", Compression::zstd}})
        if (name.ends_with(ending)) {
            compression = kind;
            return name.substr(0, name.size() - ending.size());
        }
    return name;
}

Result<Format> textFormat(std::string_view name, std::string_view head, const std::string& path) {
    if (name.ends_with(".jsonl") || name.ends_with(".ndjson") || name.ends_with(".json"))
        return Format::jsonl;
    if (name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".txt"))
        return Format::csv;
    const std::size_t begin = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (begin != std::string_view::npos && head[begin] == '{')
        return Format::jsonl;
    return Error{.code = ErrorCode::badInput,
                 .message = path +
                            " is neither JSON lines, CSV, Parquet nor Arrow by its name and its first bytes. Name "
                            "it .jsonl or .csv (also with .gz or .zst)"};
}

} // namespace

Result<Encoding> encodingOf(FileSystem& files, const std::string& path) {
    auto file = openFile(files, path, "read", [&](const std::string& name) { return files.openRead(name); });
    if (!file)
        return Error{.code = ErrorCode::badInput, .message = file.error().message};
    std::array<char, 64> bytes{};
    const std::int64_t count = files.readAt(file->get(), bytes.data(), bytes.size(), 0);
    if (count < 0)
        return fileError(count, "read", path);
    const std::string_view head(bytes.data(), static_cast<std::size_t>(count));
    if (has(head, "PAR1"))
        return Encoding{.format = Format::parquet};
    if (has(head, "ARROW1") || has(head, "\xFF\xFF\xFF\xFF"))
        return Encoding{.format = Format::arrow};
    Encoding encoding;
    const std::string_view name = unpackedName(path, encoding.compression);
    // The bytes decide, so that a file that was only renamed is read all the same.
    if (has(head, "\x1F\x8B"))
        encoding.compression = Compression::gzip;
    else if (has(head, "\x28\xB5\x2F\xFD"))
        encoding.compression = Compression::zstd;
    else
        encoding.compression = Compression::none;
    const auto format = textFormat(name, encoding.compression == Compression::none ? head : "", path);
    if (!format)
        return format.error();
    encoding.format = *format;
    return encoding;
}

Result<std::unique_ptr<RowReader>> RowReader::open(const DatasetWork& work, const ReadRequest& request) {
    const auto encoding = encodingOf(work.files, request.path);
    if (!encoding)
        return encoding.error();
    if (!encoding->isText())
        return openColumnReader(work, request, encoding->format);
    auto view = TextView::open(work, request.path, encoding->compression);
    if (!view)
        return view.error();
    return encoding->format == Format::jsonl ? JsonlReader::open(work, request, std::move(view).value())
                                             : CsvReader::open(work, request, std::move(view).value());
}

} // namespace ledgerloom
