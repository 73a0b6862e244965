#pragma once

#include <QLabel>

namespace ledgerloom {

/// What a text means; its colour follows the theme.
enum class Tone { plain, muted, danger, accent, good, caution };

/// A label whose colour is a tone of the current theme, whatever theme comes next.
class ToneLabel : public QLabel {
    Q_OBJECT

public:
    explicit ToneLabel(Tone tone = Tone::plain, QWidget* parent = nullptr);

    Tone tone() const { return m_tone; }
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyTone();

    Tone m_tone;
};

} // namespace ledgerloom
