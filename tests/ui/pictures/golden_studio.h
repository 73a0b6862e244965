#pragma once

#include "ui/main_window/studio.h"
#include "ui/settings/studio_settings.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QImage>
#include <QPointer>
#include <QTemporaryDir>

#include <memory>

namespace ledgerloom::testing {

/// How a picture is to look.
struct Look {
    const char* name;
    ThemeChoice theme;
    LanguageChoice language;
};
inline constexpr Look looks[] = {{"light", ThemeChoice::light, LanguageChoice::english},
                                 {"dark", ThemeChoice::dark, LanguageChoice::english},
                                 {"contrast", ThemeChoice::contrast, LanguageChoice::english},
                                 {"pt_BR", ThemeChoice::light, LanguageChoice::portuguese}};

/// A picture, and the widget it is of: null where it is put together.
struct Shot {
    QImage image;
    QPointer<QWidget> widget = nullptr;
};

/// A studio in a folder of its own, at the least size the window is made for, in which everything that could differ
/// from one day or machine to the next is fixed: its rows and its finished dataset are those of
/// tests/ui/golden/payments (recorded, so that another version of the data is no other picture), its run is a
/// SyntheticRun, its estimate one of round numbers, and every path that is shown is either relative or made up.
class GoldenStudio {
public:
    explicit GoldenStudio(const Look& look);
    ~GoldenStudio();

    MainWindow& window() { return m_studio->window(); }
    Studio& studio() { return *m_studio; }
    template <class Widget> Widget* find(const char* name = nullptr) {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }
    void trigger(const char* action) { find<QAction>(action)->trigger(); }
    void type(const char* field, const QString& text);

    /// Two minutes of a run under pressure, that goes on or has ended so.
    void showRun(RunState state);
    /// The recorded dataset as a run that has just been made.
    void showReport();
    /// The recorded dataset, opened again with the charts of its run.
    void openFinished();
    void fillQueue();
    /// Looks at the recorded dataset's rows, one of fraud the current one, its summary beside them.
    void openRows();

    /// Waits for the estimate.
    void settle();
    /// The window when everything it waits for has come.
    Shot shot();
    /// All of it but the form and the bars above, which other pictures show.
    Shot runSide();
    /// A dialog or another part of it likewise.
    Shot shot(QWidget* part);

private:
    QTemporaryDir m_home;
    std::unique_ptr<StudioSettings> m_settings;
    std::unique_ptr<Studio> m_studio;
};

} // namespace ledgerloom::testing
