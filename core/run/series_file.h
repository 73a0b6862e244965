#pragma once

#include "core/storage/file_io.h"
#include "core/telemetry/history.h"
#include "core/telemetry/series_block.h"

#include <string>
#include <string_view>
#include <vector>

namespace ledgerloom {

/// Every sample of a run beside its dataset, packed (see series_block.h), so that it can be looked at again however it
/// was made: "LLSERIE1", then blocks, each with its length and its CRC-32 before it.
inline constexpr std::string_view seriesPath = ".ledgerloom/series.bin";

/// Writes the series of a run while it goes on, a block at a time. Only for those who look on: what fails ends the
/// series and never the run. One thread.
class SeriesFile {
public:
    /// Nothing is made before there is a block.
    SeriesFile(FileSystem& files, std::string path) : m_files(files), m_path(std::move(path)) {}

    /// Takes what is new; `last` writes also what is less than a block.
    void take(const History& history, bool last);
    const SeriesStats& stats() const { return m_stats; }

private:
    void writeBlock();
    bool append(std::string_view bytes);

    FileSystem& m_files;
    std::string m_path;
    FileHandle m_file;
    bool m_failed = false;
    std::uint64_t m_taken = 0; ///< sequence of the newest sample that was taken
    std::vector<Sample> m_held;
    SeriesStats m_stats;
};

/// The samples of such a file, at most `most`: thinned by minimum and maximum where there are more. What is behind a
/// damaged block is left out; io where the file is none or cannot be read. Any thread.
Result<std::vector<Sample>> readSeries(FileSystem& files, const std::string& path, std::size_t most);

} // namespace ledgerloom
