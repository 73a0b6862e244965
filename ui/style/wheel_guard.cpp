#include "ui/style/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace ledgerloom {

namespace {

class WheelGuard : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Wheel)
            return QObject::eventFilter(watched, event);
        event->ignore(); // so that it goes to what the input stands on
        return true;
    }
};

} // namespace

void keepFromWheel(QWidget* input) {
    input->installEventFilter(new WheelGuard(input));
}

} // namespace ledgerloom
