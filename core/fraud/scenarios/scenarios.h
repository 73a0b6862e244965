#pragma once

#include "core/fraud/scenario.h"

namespace ledgerloom {

/// One function a file of this folder.
const Scenario& accountTakeover();
const Scenario& fakeCallCentre();
const Scenario& fakeShop();
const Scenario& whatsappRelative();
const Scenario& cardTesting();
const Scenario& skimmedCard();

} // namespace ledgerloom
