#pragma once

#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QString>

#include <map>
#include <string>

namespace ledgerloom {

/// Relative path and content of every file under `folder`, its work folder left out: what two datasets are compared by.
inline std::map<std::string, QByteArray> fileTree(const QString& folder) {
    std::map<std::string, QByteArray> tree;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = QDir(folder).relativeFilePath(path);
        QFile file(path);
        if (!name.startsWith(QStringLiteral(".ledgerloom/")) && file.open(QIODevice::ReadOnly)) {
            tree[name.toStdString()] = file.readAll();
        }
    }
    return tree;
}

inline void putFile(const QString& path, const QByteArray& content) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("the test could not write %s", qPrintable(path));
    }
}

} // namespace ledgerloom
