#pragma once

#include "core/format/part_encoder.h"
#include "core/storage/part_file.h"

namespace ledgerloom {

/// What an encoder writes goes into a part.
class PartSink final : public ByteSink {
public:
    void setPart(PartFile* part) { m_part = part; }
    Result<void> write(std::string_view bytes) override { return m_part->write(bytes); }

private:
    PartFile* m_part = nullptr;
};

} // namespace ledgerloom
