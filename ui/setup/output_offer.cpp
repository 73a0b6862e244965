#include "ui/setup/output_offer.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace ledgerloom {

QString firstOutputFolder() {
    for (const auto place : {QStandardPaths::DocumentsLocation, QStandardPaths::HomeLocation}) {
        const QString parent = QStandardPaths::writableLocation(place);
        if (!parent.isEmpty() && QFileInfo(parent).isDir())
            return freeOutputFolder(QDir(parent).filePath(QStringLiteral("ledgerloom-data")));
    }
    return {};
}

QString freeOutputFolder(const QString& folder) {
    const auto isFree = [](const QString& path) {
        const QFileInfo there(path);
        return !there.exists() || (there.isDir() && QDir(path).isEmpty());
    };
    if (isFree(folder))
        return folder;
    static const QRegularExpression numbered(QStringLiteral("^(.*)-(\\d{1,6})$"));
    const QRegularExpressionMatch match = numbered.match(folder);
    const QString stem = match.hasMatch() ? match.captured(1) : folder;
    int number = match.hasMatch() ? match.captured(2).toInt() : 1;
    QString next;
    do
        next = QStringLiteral("%1-%2").arg(stem).arg(++number);
    while (!isFree(next));
    return next;
}

} // namespace ledgerloom
