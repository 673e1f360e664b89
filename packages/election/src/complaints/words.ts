import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Authority, ComplaintChannel, ComplaintFinding, ComplaintKind } from './facts.ts';

export const complaintKinds: Readonly<Record<ComplaintKind, Text>> = {
  PROCEDURE: text('选举程序', 'procedure'),
  RESULT: text('选举结果', 'result'),
  SABOTAGE: text('破坏选举、贿选', 'sabotage or bribery'),
  DISCIPLINE: text('党内违纪', 'Party discipline'),
  QUALIFICATION: text('候选人资格', 'qualification of a candidate'),
  OTHER: text('其他', 'other'),
};

export const complaintChannels: Readonly<Record<ComplaintChannel, Text>> = {
  DESK: text('当面', 'in person'),
  LETTER: text('来信', 'by letter'),
  PHONE: text('电话', 'by telephone'),
  PORTAL: text('网上', 'over the net'),
};

export const authorityNames: Readonly<Record<Authority, Text>> = {
  STREET_OFFICE: text('街道办事处', 'street office'),
  DISTRICT_GOVERNMENT: text('区政府或其主管部门', 'district government or its department'),
  DISTRICT_CONGRESS: text('区人大常委会', 'standing committee of the district congress'),
  DISCIPLINE_INSPECTION: text('纪检监察机关', 'discipline inspection'),
  PARTY_ORGANISATION: text('上级党组织', 'higher Party organisation'),
  REVIEW_PANEL: text('资格联审单位', 'joint review panel'),
  PUBLIC_SECURITY: text('公安机关', 'public security'),
  LETTERS_OFFICE: text('信访部门', 'letters and visits office'),
};

export const complaintFindings: Readonly<Record<ComplaintFinding, Text>> = {
  FOUNDED: text('反映属实', 'well founded'),
  PARTLY: text('部分属实', 'founded in part'),
  UNFOUNDED: text('查无实据', 'not founded'),
  NOT_OURS: text('不属于受理范围，已告知去处', 'not ours; told where to turn'),
};
