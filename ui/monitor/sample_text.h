#pragma once

#include "ui/monitor/sample_history.h"
#include "ui/monitor/time_view.h"

#include <QStringList>

#include <vector>

namespace ledgerloom {

/// The samples in a stretch of time as CSV with a header: bytes, rows a second and so on, least and greatest value of
/// each where older samples have been merged. Numbers as programs read them, empty where not known.
/// Of a run on a cluster (`onCluster`) memory is that of its executors.
QString samplesCsv(const SampleHistory& history, const TimeRange& range, bool onCluster = false);

/// The same for people: at most `mostRows` rows, each over an equal part of the time, under tableHeader().
std::vector<QStringList> tableRows(const SampleHistory& history, const TimeRange& range, int mostRows,
                                   bool onCluster = false);
QStringList tableHeader(bool onCluster = false);

} // namespace ledgerloom
