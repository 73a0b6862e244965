#pragma once

#include "core/importing/import_customers.h"
#include "core/population/customer_index.h"
#include "tests/support/file_tree.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledgerloom::testing {

/// A file of customers as somebody might have it: an id and a state, and much else, some of it missing.
inline QByteArray customersCsv(std::uint64_t count) {
    static constexpr const char* places[][2] = {{"SP", "São Paulo"}, {"RJ", "niteroi"},  {"MG", "Belo Horizonte"},
                                                {"BA", ""},          {"PR", "Curitiba"}, {"AC", "Xapuri"}};
    QByteArray text = "id,nome,uf,cidade,renda,cpf,email,telefone,nascimento,perfil,note\n";
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto& place = places[i * 7 % 6];
        const QByteArray number = QByteArray::number(quint64(i));
        text += "K-" + number + ",\"Ana \"\"Z\"\" Souza, " + number + "\"," + place[0] + "," + place[1] + ",";
        text += (i % 3 == 0 ? QByteArray() : QByteArray::number(quint64(1'000 + i % 9'000)) + ".50") + ",";
        text += QByteArray::number(quint64(10'000'000'000 + i)) + ",k" + number + "@correio.example.com,(11) 9";
        text += QByteArray::number(quint64(10'000'000 + i % 80'000'000)) + ",";
        text += QByteArray::number(quint64(1940 + i % 60)) + "-03-15,";
        text += (i % 4 == 0 ? "business_owner" : "") + QByteArray(",x\n");
    }
    return text;
}

struct Imported {
    Result<ImportReport> report;
    std::vector<std::pair<std::uint64_t, std::string>> badRows;
};

/// Imports `content` from a file in `folder` into "customers.index" there.
inline Imported importText(const QString& folder, const QByteArray& content, bool skipBad = false,
                           const std::string& index = "customers.index") {
    const QString file = folder + QStringLiteral("/customers.txt");
    putFile(file, content);
    FileSystem files;
    Budget budget(std::uint64_t{64} << 20);
    std::vector<std::pair<std::uint64_t, std::string>> bad;
    ImportRequest request{
        .file = file.toStdString(), .index = folder.toStdString() + "/" + index, .badRowsFile = {}, .skipBad = skipBad};
    request.onBadRow = [&bad](std::uint64_t line, const std::string& why) { bad.emplace_back(line, why); };
    auto report = importCustomers(files, budget, request);
    return {std::move(report), std::move(bad)};
}

} // namespace ledgerloom::testing
