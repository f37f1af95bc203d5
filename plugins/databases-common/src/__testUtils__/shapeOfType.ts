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

import ts from 'typescript';
import { anyOf, fieldsOf, Shape } from './Shape';

/**
 * The shapes of the fields of an interface, as the compiler sees them.
 *
 * @param file - where the interface is
 */
export function shapesOfInterface(
  file: string,
  name: string,
): Record<string, Shape> {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  });
  const checker = program.getTypeChecker();
  const declaration = program
    .getSourceFile(file)
    ?.statements.filter(ts.isInterfaceDeclaration)
    .find(statement => statement.name.text === name);
  if (!declaration) {
    throw new Error(`There is no interface ${name} in ${file}`);
  }
  const type = checker.getTypeAtLocation(declaration);
  return Object.fromEntries(
    type
      .getProperties()
      .map(field => [
        field.name,
        shapeOf(checker.getTypeOfSymbol(field), checker),
      ]),
  );
}

function shapeOf(type: ts.Type, checker: ts.TypeChecker): Shape {
  const { flags } = type;
  if (flags & ts.TypeFlags.BooleanLike) {
    return 'boolean';
  }
  if (type.isStringLiteral()) {
    return { oneOf: [type.value] };
  }
  if (type.isUnion()) {
    return shapeOfUnion(type, checker);
  }
  if (flags & ts.TypeFlags.StringLike) {
    return 'string';
  }
  if (flags & ts.TypeFlags.NumberLike) {
    return 'number';
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { items: shapeOf(item, checker) };
  }
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
    return shapeOfObject(type, checker);
  }
  throw new Error(`Not understood: ${checker.typeToString(type)}`);
}

function shapeOfUnion(type: ts.UnionType, checker: ts.TypeChecker): Shape {
  const parts = type.types.filter(
    part => !(part.flags & ts.TypeFlags.Undefined),
  );
  const shapes = parts.map(part => shapeOf(part, checker));
  const words = shapes.flatMap(shape =>
    typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : [],
  );
  const others = shapes.filter(
    shape => !(typeof shape === 'object' && 'oneOf' in shape),
  );
  return anyOf([
    ...(words.length > 0 ? [{ oneOf: [...words].sort() }] : []),
    ...others,
  ]);
}

function shapeOfObject(type: ts.Type, checker: ts.TypeChecker): Shape {
  const values = type.getStringIndexType();
  if (values) {
    // JSON of any kind refers to itself
    return isJson(values) ? 'object' : { values: shapeOf(values, checker) };
  }
  return fieldsOf(
    type
      .getProperties()
      .map(field => [
        field.name,
        Boolean(field.flags & ts.SymbolFlags.Optional),
        shapeOf(
          checker.getNonNullableType(checker.getTypeOfSymbol(field)),
          checker,
        ),
      ]),
  );
}

function isJson(type: ts.Type): boolean {
  return (
    Boolean(type.flags & ts.TypeFlags.Unknown) ||
    (type.isUnion() && type.types.some(part => part.flags & ts.TypeFlags.Null))
  );
}
