import { service } from '../../service.ts';
import { deliveryStream } from './delivery-stream.ts';
import { deliveryStreamDetail } from './delivery-stream-detail.ts';

export const firehose = service({
  collectors: {
    'delivery-stream': deliveryStream,
    'delivery-stream-detail': deliveryStreamDetail,
  },
  limits: { service: { perSecond: 5 } },
});
