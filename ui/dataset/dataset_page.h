#pragma once

#include "ui/dataset/dataset_session.h"

#include <QWidget>

#include <memory>

namespace ledgerloom {

class RowTable;

/// Rows of a dataset, a folder or a file, of any format and any number: looked at, searched, copied, exported and
/// summed up. GUI thread only; whatever takes time is done on others.
class DatasetPage : public QWidget {
    Q_OBJECT

public:
    explicit DatasetPage(QWidget* parent = nullptr);
    /// For tests: opens by this in place of openRows().
    explicit DatasetPage(DatasetSession::Opener opener, QWidget* parent = nullptr);
    ~DatasetPage() override;

    /// A folder or a file.
    void open(const QString& path);
    /// Of what is open or was tried; empty where nothing was.
    QString path() const;
    void chooseFolder();
    void chooseFile();
    DatasetSession& session();
    RowTable& table();
    /// Writes the selected rows and columns as CSV; says in the end how it went.
    void exportTo(const QString& file);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace ledgerloom
