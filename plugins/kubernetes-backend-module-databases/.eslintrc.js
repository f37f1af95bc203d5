module.exports = require('../../tools/lint/importRules.cjs')(__dirname);
