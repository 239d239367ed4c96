const NO_STATUS = 'no stream of Kinesis has this status';
const ORGANIZATION_TRAILS = 'the subjects are organization trails only';
const ONE_DETECTOR = 'AWS allows one detector in a region of an account';

/** Mutants that no scenario can tell from their rule, by id, each with the reason. */
export const EQUIVALENT: Readonly<Record<string, string>> = {
  'ASEA-LM-CL-02 conditions.all[0]: value ["ACTIVE","UPDATING"] -> ["ACTIVE","UPDATING",""]': NO_STATUS,
  'ASEA-LM-CL-02 conditions.all[0]: value ["ACTIVE","UPDATING"] -> ["ACTIVE","UPDATING","another"]': NO_STATUS,
  'ASEA-LM-CL-02 conditions.all[1].any[1]: and also path $.encryption -> $.status': 'no stream has the status KMS',
  'ASEA-LM-CL-02 conditions.all[1].any[1]: and also value "KMS" -> null':
    'what has no encryption has no stream, and fails the clause about its status',
  'ASEA-LM-CL-02 conditions.all[3]: and also path $.openTo -> $.notes':
    'notes are made of policies only that admit nobody, which fail the clause before',
  'ASEA-LM-CL-02 conditions.all[2]: value ["the organization","every account by its id"] -> ["the organization","every account by its id","not proven"]':
    'what is not proven is only told where somebody from outside is let in, which fails the clause after',
  'ASEA-LM-CT-17.2 conditions.all[1]: value ["log archive account","Control Tower’s in the management account"] -> ["log archive account","Control Tower’s in the management account","nowhere"]':
    'a key that is nowhere is not enabled',
  'ASEA-LM-CL-05 conditions.any[0]: and also value null -> 0': 'CloudWatch knows no retention of no days',
  'ASEA-LM-CT-03 conditions.all[0]: and also path $.isMultiRegion -> $.isOrganization': ORGANIZATION_TRAILS,
  'ASEA-LM-CT-03 conditions.all[1]: and also path $.includesGlobalEvents -> $.isOrganization': ORGANIZATION_TRAILS,
  'ASEA-LM-CT-11 conditions.all[0]: and also path $.validatesLogFiles -> $.isOrganization': ORGANIZATION_TRAILS,
  'ASEA-LM-CT-17 conditions.all[0]: and also path $.kmsKeyId -> $.ownerAccountRole':
    'the trails are those that the management account owns',
  'ASEA-LM-OV-04 conditions.all[0]: operator hasElement -> everyElement': 'an account is in one organization at most',
  'ASEA-LM-OV-04.2 conditions.all[0]: path $.servicePrincipal -> $.id': 'the id of a trusted service is its principal',
  'ASEA-LM-OV-04.2 conditions.all[0]: and also path $.servicePrincipal -> $.id':
    'the id of a trusted service is its principal',
  'ASEA-LM-FL-05.2 conditions.any[0]: and also path $.missing -> $.required':
    'the rule applies where some fields are required',
  'ASEA-LM-GD-02 conditions.all[0]: operator everyElement -> hasElement':
    'the clause about their number leaves one administrator, who is every one and some one',
  'ASEA-LM-GD-02 conditions.all[1]: operator equals -> atMost':
    'of no administrator the clause about each does not hold',
  'ASEA-LM-GD-02.2 applies.all[0]: operator atLeast -> equals': ONE_DETECTOR,
  'ASEA-LM-GD-02.2 applies.all[0]: and also operator atLeast -> atMost': ONE_DETECTOR,
  'ASEA-LM-GD-03 conditions.all[0]: value ["ALL","NEW"] -> ["ALL","NEW",null]':
    'without a detector there are no settings either, which fails the clause about room for members',
  'ASEA-LM-GD-03 conditions.all[1]: operator everyElement -> hasElement': ONE_DETECTOR,
  'ASEA-LM-GD-05 conditions.all[0]: and also path $.failing -> $.notes':
    'notes name milder failures, and what is summed up in a region fails with high severity at least',
  'ASEA-LM-GD-09 applies.all[0]: operator hasElement -> everyElement': ONE_DETECTOR,
  'ASEA-LM-GD-09.2 applies.all[0]: operator hasElement -> everyElement': ONE_DETECTOR,
};
