#include "PackData.h"
