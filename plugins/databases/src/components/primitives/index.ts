/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

export * from './Announcer';
export * from './BytesText';
export * from './CopyButton';
export * from './CopySnippet';
export * from './DataTable';
export * from './EmptyPanel';
export * from './EngineMark';
export * from './FindingsMark';
export * from './Hint';
export * from './KeyValueList';
export * from './LagCell';
export * from './LiveMark';
export * from './MembersCount';
export * from './NotMeasured';
export * from './OwnerLink';
export * from './ProblemPanel';
export * from './ReadyMark';
export * from './RelativeTime';
export * from './RoleMark';
export * from './SectionCard';
export * from './SelectField';
export * from './SeverityMark';
export * from './StatusChip';
export * from './ToggleGroup';
export * from './ToneChip';
export * from './TonePanel';
export * from './phaseLooks';
export * from './roleLooks';
export * from './rowHint';
export * from './severityLooks';
export * from './useFigureStyles';
export * from './useTone';
