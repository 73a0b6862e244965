#pragma once

#include "core/fraud/scenario.h"

namespace ledgerloom {

/// One function a file of this folder.
const Scenario& accountTakeover();
const Scenario& cardTesting();
const Scenario& fakeCallCentre();
const Scenario& fakeShop();
const Scenario& falseBoleto();
const Scenario& falseIdentity();
const Scenario& falseQrCode();
const Scenario& friendlyFraud();
const Scenario& laundering();
const Scenario& phishing();
const Scenario& remoteAccess();
const Scenario& selfFraud();
const Scenario& simSwap();
const Scenario& skimmedCard();
const Scenario& triangulation();
const Scenario& whatsappRelative();

} // namespace ledgerloom
