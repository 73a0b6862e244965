#include "ui/monitor/series.h"

#include <QCoreApplication>

namespace ledgerloom {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ledgerloom::Series)
};

} // namespace

QString seriesName(Measure measure, bool onCluster) {
    switch (measure) {
    case Measure::process:
        return onCluster ? Text::tr("&Cluster sum of memory") : Text::tr("&Process memory");
    case Measure::reserved:
        return onCluster ? Text::tr("Memory of the &worst executor") : Text::tr("&Reserved memory");
    case Measure::arrow:
        return Text::tr("Memory of Arro&w");
    case Measure::available:
        return Text::tr("Memory &available to all programs");
    case Measure::disk:
        return Text::tr("Free &disk of the output");
    case Measure::rows:
        return Text::tr("R&ows a second");
    case Measure::bytes:
        return Text::tr("&Bytes a second");
    case Measure::growth:
        break;
    }
    return Text::tr("Growth rate");
}

bool isKnownOfCluster(Measure measure) {
    return measure != Measure::arrow && measure != Measure::available && measure != Measure::disk;
}

} // namespace ledgerloom
