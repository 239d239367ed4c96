import { service } from '../../service.ts';
import { administrator } from './administrator.ts';
import { destination } from './destination.ts';
import { destinationDetail } from './destination-detail.ts';
import { detector } from './detector.ts';
import { detectorAdministrator } from './detector-administrator.ts';
import { detectorSettings } from './detector-settings.ts';
import { member } from './member.ts';
import { memberSettings } from './member-settings.ts';
import { organization } from './organization.ts';

export const guardduty = service({
  collectors: {
    'guardduty-administrator': administrator,
    'guardduty-destination': destination,
    'guardduty-destination-detail': destinationDetail,
    'guardduty-detector': detector,
    'guardduty-detector-administrator': detectorAdministrator,
    'guardduty-detector-settings': detectorSettings,
    'guardduty-member': member,
    'guardduty-member-settings': memberSettings,
    'guardduty-organization': organization,
  },
});
