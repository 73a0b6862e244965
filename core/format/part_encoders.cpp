#include "core/format/part_encoders.h"

#include "core/format/csv_people.h"
#include "core/format/csv_transactions.h"
#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"
#include "core/format/text_encoders.h"

#include <zstd.h>

#include <zlib.h>

namespace ledgerloom {

namespace {

template <class Transactions, class People> constexpr std::size_t textBufferBytes() {
    return std::max({Transactions::rowsPerPiece * Transactions::mostBytesPerRow,
                     People::rowsPerPiece * People::mostBytesPerCustomer,
                     People::rowsPerPiece * People::mostBytesPerDevice}) +
           writerSlack;
}

std::size_t textBufferBytes(Format format) {
    return format == Format::csv ? textBufferBytes<CsvTransactions, CsvPeople>()
                                 : textBufferBytes<JsonlTransactions, JsonlPeople>();
}

template <class Transactions, class People> PartEncoders textEncoders(const EncoderInputs& inputs) {
    const Plan& plan = inputs.plan;
    const auto buffer = std::make_shared<TextBuffer>(plan.encoding, textBufferBytes(plan.encoding.format));
    const auto header = [&plan](Table table) {
        return plan.encoding.format == Format::csv ? csvHeader(table, plan) : std::string();
    };
    return {std::make_unique<TextTransactions<Transactions>>(buffer, header(Table::transactions),
                                                             inputs.population.reference(), plan.ownColumns),
            std::make_unique<TextCustomers<People>>(buffer, header(Table::customers), inputs.population),
            std::make_unique<TextDevices<People>>(buffer, header(Table::devices), inputs.population)};
}

} // namespace

std::uint64_t PartEncoders::memoryBytes(const Plan& plan) {
    return TextBuffer::memoryBytes(plan.encoding, textBufferBytes(plan.encoding.format));
}

std::uint64_t PartEncoders::meteredBytes(const Plan&) {
    return 0;
}

Result<PartEncoders> PartEncoders::make(const EncoderInputs& inputs) {
    switch (inputs.plan.encoding.format) {
    case Format::jsonl:
        return textEncoders<JsonlTransactions, JsonlPeople>(inputs);
    case Format::csv:
        return textEncoders<CsvTransactions, CsvPeople>(inputs);
    case Format::parquet:
    case Format::arrow:
        break;
    }
    return checkFormatBuiltIn(inputs.plan.encoding.format).error();
}

PartEncoder& PartEncoders::of(Table table) {
    switch (table) {
    case Table::customers:
        return *m_customers;
    case Table::devices:
        return *m_devices;
    case Table::transactions:
        break;
    }
    return *m_transactions;
}

Result<void> checkFormatBuiltIn(Format format) {
    if (format == Format::jsonl || format == Format::csv)
        return {};
    return Error{ErrorCode::badInput,
                 "format: \"" + std::string(formatName(format)) +
                     "\" needs Apache Arrow, which this program was built without. Allowed here: jsonl or csv; or run "
                     "packaging/setup and build again.",
                 "format"};
}

std::string encodingLibraries(const Encoding& encoding) {
    if (encoding.compression == Compression::zstd)
        return std::string("zstd ") + ZSTD_versionString();
    if (encoding.compression == Compression::gzip)
        return std::string("zlib ") + zlibVersion();
    return {};
}

} // namespace ledgerloom
