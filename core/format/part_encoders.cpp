#include "core/format/part_encoders.h"

#include "core/format/arrow/arrow_encoders.h"
#include "core/format/csv_people.h"
#include "core/format/csv_transactions.h"
#include "core/format/jsonl_people.h"
#include "core/format/jsonl_transactions.h"
#include "core/format/text_encoders.h"
#include "core/format/text_records.h"

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

template <class Transactions, class People, class Record> PartEncoders textEncoders(const EncoderInputs& inputs) {
    const Plan& plan = inputs.plan;
    const auto buffer = std::make_shared<TextBuffer>(plan.encoding, textBufferBytes(plan.encoding.format));
    const auto header = [&plan](Table table) {
        return plan.encoding.format == Format::csv ? csvHeader(table, plan) : std::string();
    };
    const Population& population = inputs.population;
    PartEncoders::Encoders made{
        .transactions = std::make_unique<TextTransactions<Transactions>>(buffer, header(Table::transactions),
                                                                         population.reference(), plan.ownColumns,
                                                                         plan.inlineLabels(), plan.schema),
        .customers = std::make_unique<TextCustomers<People>>(buffer, header(Table::customers), population),
        .devices = std::make_unique<TextDevices<People>>(buffer, header(Table::devices), population),
        .labels = std::make_unique<TextRecords<LabelRow, Record>>(buffer, Table::labels, plan, population),
        .episodes = std::make_unique<TextRecords<EpisodeRow, Record>>(buffer, Table::episodes, plan, population),
        .merchants = std::make_unique<TextRecords<Merchant, Record>>(buffer, Table::merchants, plan, population),
        .credits = std::make_unique<TextRecords<CreditRow, Record>>(buffer, Table::credits, plan, population),
        .nodes = std::make_unique<TextRecords<NodeRow, Record>>(buffer, Table::nodes, plan, population),
        .edges = std::make_unique<TextRecords<EdgeRow, Record>>(buffer, Table::edges, plan, population)};
    return PartEncoders(std::move(made));
}

} // namespace

#ifndef LEDGERLOOM_WITH_ARROW
PartEncoders makeArrowEncoders(const EncoderInputs&) {
    return PartEncoders(PartEncoders::Encoders{}); // never asked for: checkFormatBuiltIn() comes first
}
std::uint64_t arrowMeteredBytes(const Plan&) {
    return 0;
}
std::uint64_t arrowOtherBytes(const Plan&) {
    return 0;
}
std::string arrowVersion() {
    return {};
}
#endif

std::uint64_t PartEncoders::memoryBytes(const Plan& plan) {
    if (!plan.encoding.isText())
        return arrowMeteredBytes(plan) + arrowOtherBytes(plan);
    return TextBuffer::memoryBytes(plan.encoding, textBufferBytes(plan.encoding.format));
}

std::uint64_t PartEncoders::meteredBytes(const Plan& plan) {
    return plan.encoding.isText() ? 0 : arrowMeteredBytes(plan);
}

Result<PartEncoders> PartEncoders::make(const EncoderInputs& inputs) {
    const Format format = inputs.plan.encoding.format;
    if (auto builtIn = checkFormatBuiltIn(format); !builtIn)
        return builtIn.error();
    switch (format) {
    case Format::jsonl:
        return textEncoders<JsonlTransactions, JsonlPeople, JsonRecord>(inputs);
    case Format::csv:
        return textEncoders<CsvTransactions, CsvPeople, CsvRecord>(inputs);
    case Format::parquet:
    case Format::arrow:
        break;
    }
    return makeArrowEncoders(inputs);
}

PartEncoder& PartEncoders::of(Table table) {
    switch (table) {
    case Table::customers:
        return customers();
    case Table::devices:
        return devices();
    case Table::labels:
        return labels();
    case Table::episodes:
        return episodes();
    case Table::merchants:
        return merchants();
    case Table::credits:
        return credits();
    case Table::nodes:
        return nodes();
    case Table::edges:
        return edges();
    case Table::transactions:
        break;
    }
    return transactions();
}

Result<void> checkFormatBuiltIn(Format format) {
#ifdef LEDGERLOOM_WITH_ARROW
    constexpr bool withArrow = true;
#else
    constexpr bool withArrow = false;
#endif
    if (withArrow || format == Format::jsonl || format == Format::csv)
        return {};
    return Error{ErrorCode::badInput,
                 "format: \"" + std::string(formatName(format)) +
                     "\" needs Apache Arrow, which this program was built without. Allowed here: jsonl or csv; or run "
                     "packaging/setup and build again.",
                 "format"};
}

std::string encodingLibraries(const Encoding& encoding) {
    if (!encoding.isText())
        return arrowVersion();
    if (encoding.compression == Compression::zstd)
        return std::string("zstd ") + ZSTD_versionString();
    if (encoding.compression == Compression::gzip)
        return std::string("zlib ") + zlibVersion();
    return {};
}

} // namespace ledgerloom
