#include "core/importing/import_customers.h"
#include "tests/support/file_tree.h"

#include <QTemporaryDir>
#include <QtTest>

#include <arrow/api.h>
#include <arrow/io/file.h>
#include <parquet/arrow/writer.h>

#include <memory>
#include <string>
#include <vector>

using namespace ledgerloom;

/// A Parquet file of customers imports to the same index as the same rows as text, whatever its types.
class TestParquetSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIndexAsFromText();
    void badRowsHaveTheirNumber();
    void aDamagedFileIsNamed();

private:
    static constexpr int rows = 5'000; // some batches and row groups

    arrow::Status write(const std::string& path, bool withBadRows) const;
    Result<ImportReport> import(const std::string& file, const std::string& index);

    QTemporaryDir m_folder;
    std::vector<std::pair<std::uint64_t, std::string>> m_bad;
};

arrow::Status TestParquetSource::write(const std::string& path, bool withBadRows) const {
    arrow::Int64Builder ids;
    arrow::DoubleBuilder incomes;
    arrow::Date32Builder births;
    arrow::StringDictionaryBuilder states;
    auto cities = std::make_shared<arrow::StringBuilder>();
    arrow::StructBuilder address(arrow::struct_({arrow::field("cidade", arrow::utf8())}), arrow::default_memory_pool(),
                                 {cities});
    for (int i = 0; i < rows; ++i) {
        ARROW_RETURN_NOT_OK(ids.Append(withBadRows && i == 4'000 ? 7 : i));
        ARROW_RETURN_NOT_OK(i % 3 == 0 ? incomes.AppendNull() : incomes.Append(1000.25 + i));
        ARROW_RETURN_NOT_OK(births.Append(3650 + i));
        ARROW_RETURN_NOT_OK(states.Append(withBadRows && i == 10 ? "XX" : i % 2 == 0 ? "SP" : "RJ"));
        ARROW_RETURN_NOT_OK(address.Append());
        ARROW_RETURN_NOT_OK(i % 2 == 0 ? cities->Append("Campinas") : cities->AppendNull());
    }
    std::vector<std::shared_ptr<arrow::Array>> arrays(5);
    ARROW_RETURN_NOT_OK(ids.Finish(&arrays[0]));
    ARROW_RETURN_NOT_OK(incomes.Finish(&arrays[1]));
    ARROW_RETURN_NOT_OK(births.Finish(&arrays[2]));
    ARROW_RETURN_NOT_OK(states.Finish(&arrays[3]));
    ARROW_RETURN_NOT_OK(address.Finish(&arrays[4]));
    const auto schema =
        arrow::schema({arrow::field("customer_id", arrow::int64()), arrow::field("renda_mensal", arrow::float64()),
                       arrow::field("data_nascimento", arrow::date32()), arrow::field("estado", arrays[3]->type()),
                       arrow::field("endereco", arrays[4]->type())});
    ARROW_ASSIGN_OR_RAISE(auto sink, arrow::io::FileOutputStream::Open(path));
    ARROW_RETURN_NOT_OK(
        parquet::arrow::WriteTable(*arrow::Table::Make(schema, arrays), arrow::default_memory_pool(), sink, 1'500));
    return sink->Close();
}

Result<ImportReport> TestParquetSource::import(const std::string& file, const std::string& index) {
    FileSystem files;
    Budget budget(std::uint64_t{64} << 20);
    ImportRequest request{.file = file, .index = index, .badRowsFile = {}};
    m_bad.clear();
    request.onBadRow = [this](std::uint64_t row, const std::string& why) { m_bad.emplace_back(row, why); };
    return importCustomers(files, budget, request);
}

void TestParquetSource::theSameIndexAsFromText() {
    const std::string parquet = m_folder.filePath(QStringLiteral("a.parquet")).toStdString();
    QVERIFY(write(parquet, false).ok());
    QByteArray text = "customer_id;estado;endereco.cidade;renda_mensal;data_nascimento\n";
    for (int i = 0; i < rows; ++i)
        text += QByteArray::number(i) + ";" + (i % 2 == 0 ? "SP;Campinas;" : "RJ;;") +
                (i % 3 == 0 ? QByteArray() : QByteArray::number(1000.25 + i, 'f', 2)) + ";" +
                QDate(1970, 1, 1).addDays(3650 + i).toString(Qt::ISODate).toLatin1() + "\n";
    putFile(m_folder.filePath(QStringLiteral("a.csv")), text);
    const auto one = import(parquet, m_folder.filePath(QStringLiteral("1")).toStdString());
    const auto other = import(m_folder.filePath(QStringLiteral("a.csv")).toStdString(),
                              m_folder.filePath(QStringLiteral("2")).toStdString());
    QVERIFY2(one.ok(), one.ok() ? "" : one.error().message.c_str());
    QVERIFY2(other.ok(), other.ok() ? "" : other.error().message.c_str());
    QCOMPARE(one->customers, std::uint64_t{rows});
    QCOMPARE(one->checksum, other->checksum);
}

void TestParquetSource::badRowsHaveTheirNumber() {
    const std::string parquet = m_folder.filePath(QStringLiteral("bad.parquet")).toStdString();
    QVERIFY(write(parquet, true).ok());
    QVERIFY(!import(parquet, m_folder.filePath(QStringLiteral("3")).toStdString()).ok());
    QCOMPARE(m_bad.size(), std::size_t{2});
    QCOMPARE(m_bad[0].first, std::uint64_t{11});
    QCOMPARE(m_bad[1].first, std::uint64_t{4'001});
    QCOMPARE(m_bad[1].second, std::string("customer_id: \"7\" stands already at 8"));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("3"))));
}

void TestParquetSource::aDamagedFileIsNamed() {
    const QString path = m_folder.filePath(QStringLiteral("cut.parquet"));
    QVERIFY(write(path.toStdString(), false).ok());
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
    const auto report = import(path.toStdString(), m_folder.filePath(QStringLiteral("4")).toStdString());
    QVERIFY(!report.ok() && report.error().code == ErrorCode::badInput);
    QVERIFY(report.error().message.find("cut.parquet cannot be read as Parquet") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestParquetSource)
#include "tst_parquet_source.moc"
