#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace ledgerloom {

class ToneLabel;

/// What is above the table of a dataset: what to open, what to look for, what to do with it. Its parts only announce;
/// the page acts. GUI thread only.
class DatasetBar : public QWidget {
    Q_OBJECT

public:
    explicit DatasetBar(QWidget* parent = nullptr);

    QToolButton* open; ///< with a menu: folder, file
    QComboBox* tables;
    ToneLabel* place; ///< of what is open
    QLineEdit* find;
    QLineEdit* row;
    QToolButton* fraudOnly;
    QToolButton* columns; ///< with a menu that holds columnList
    QListWidget* columnList;
    QToolButton* copy;
    QToolButton* exportRows;
    QToolButton* summary; ///< shows and hides it

    /// Only opening can be done where nothing is open.
    void setUsable(bool usable);
    /// The path in one line, whole in the tool tip.
    void showPlace(const QString& path);

signals:
    void folderWanted();
    void fileWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* addButton(const char* name, const QString& icon, const QString& text, const QString& toolTip);
    QLineEdit* addEdit(const char* name, const QString& placeholder, const QString& accessibleName);
    void fillOpen();
    void fillColumns();

    QString m_path;
};

} // namespace ledgerloom
